using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What answers say beside the stories' words and the script, in one language, as <c>answer-phrases.json</c> lists it.</summary>
/// <param name="Reasons">Why a story was chosen.</param>
/// <param name="Favorites">Why a story is the favourite.</param>
/// <param name="Headline">Follows a reason, with <c>{0}</c> for the headline.</param>
/// <param name="Picture">Describes a picture, with <c>{0}</c> for the headline.</param>
/// <param name="Scenes">Describe a picture without the headline.</param>
/// <param name="Lead">What a brief is about, with <c>{0}</c> for its first headline.</param>
/// <param name="Why">Why the stories make a brief.</param>
/// <param name="More">Follows a text that is too short.</param>
/// <param name="Weekend">Introduces the tips.</param>
/// <param name="Days">When a tip may be followed, in turn.</param>
/// <param name="Tips">Things to do on a weekend anywhere; no event, place or date is made up.</param>
internal sealed partial record AnswerPhrases(
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Favorites,
    string Headline,
    string Picture,
    IReadOnlyList<string> Scenes,
    IReadOnlyList<string> Moods,
    string Title,
    string Lead,
    string Why,
    string Nothing,
    string More,
    string Weekend,
    IReadOnlyList<string> Days,
    string Place,
    IReadOnlyList<WeekendTip> Tips)
{
    private static readonly Lazy<Dictionary<string, AnswerPhrases>> ByLanguage = new(Read);

    private static readonly Lazy<Dictionary<string, HashSet<string>>> WordsByLanguage = new(
        () => ByLanguage.Value.ToDictionary(phrases => phrases.Key, phrases => Words(phrases.Value.Prose).ToHashSet()));

    /// <summary>The phrases of a language; English for one that the list has not.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static AnswerPhrases For(string language) =>
        ByLanguage.Value.GetValueOrDefault(language) ?? ByLanguage.Value[ScriptPhrases.Usual];

    /// <summary>
    /// Whether titles have more words of a language's phrases than of any other's. Where that does not tell, they are in English.
    /// </summary>
    public static bool AreIn(string language, IEnumerable<string> titles)
    {
        var words = Words(titles).ToList();
        var likeliest = WordsByLanguage.Value
            .OrderByDescending(known => known.Key == ScriptPhrases.Usual)
            .MaxBy(known => words.Count(known.Value.Contains));
        return For(likeliest.Key) == For(language);
    }

    private IEnumerable<string> Prose => [.. Reasons, .. Favorites, .. Scenes, Why, Weekend, .. Tips.Select(tip => tip.Description)];

    private static IEnumerable<string> Words(IEnumerable<string> texts) =>
        texts.SelectMany(text => WordPattern().Matches(text.ToLowerInvariant())).Select(word => word.Value);

    // A Chinese word has no end that can be seen, so its letters count.
    [GeneratedRegex(@"[\u4E00-\u9FFF]|[\p{L}-[\u4E00-\u9FFF]]+")]
    private static partial Regex WordPattern();

    private static Dictionary<string, AnswerPhrases> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("answer-phrases.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, AnswerPhrases>>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record WeekendTip(string Title, string Description, string Category);
