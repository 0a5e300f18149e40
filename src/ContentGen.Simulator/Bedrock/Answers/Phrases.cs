using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What answers say beside the stories' own words, in one language, as <c>phrases.json</c> lists it.</summary>
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
/// <param name="Weekdays">Sunday to Saturday.</param>
/// <param name="Today">Stands for the weekday where the message names none.</param>
/// <param name="Greetings">Each with <c>{0}</c> for the day.</param>
/// <param name="Goodbyes">One ends the script.</param>
/// <param name="FirstLead">Leads up to the first story.</param>
/// <param name="Leads">Lead up to the stories between, in turn.</param>
/// <param name="LastLead">Leads up to the last story.</param>
/// <param name="Between">What stands between the parts of a remark.</param>
/// <param name="Remarks">
/// Parts of sentences to be said of any story that is to be told at length, list by list; they add no facts. The lists' lengths have no
/// common divisor, so each sentence comes once before any comes again, and sentences near one another share no part.
/// </param>
internal sealed partial record Phrases(
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
    IReadOnlyList<WeekendTip> Tips,
    IReadOnlyList<string> Weekdays,
    string Today,
    IReadOnlyList<string> Greetings,
    IReadOnlyList<string> Goodbyes,
    string FirstLead,
    IReadOnlyList<string> Leads,
    string LastLead,
    string Between,
    IReadOnlyList<IReadOnlyList<string>> Remarks)
{
    /// <summary>The language of the sample's stories, and of an answer in a language that the list has not.</summary>
    public const string Usual = "en";

    private static readonly Lazy<Dictionary<string, Phrases>> ByLanguage = new(Read);

    private static readonly Lazy<Dictionary<string, HashSet<string>>> WordsByLanguage = new(
        () => ByLanguage.Value.ToDictionary(phrases => phrases.Key, phrases => Words(phrases.Value.Prose).ToHashSet()));

    /// <summary>The phrases of a language; English for one that the list has not.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static Phrases For(string language) => ByLanguage.Value.GetValueOrDefault(language) ?? ByLanguage.Value[Usual];

    /// <summary>
    /// Whether titles have more words of a language's phrases than of any other's. Where that does not tell, they are in English.
    /// </summary>
    public static bool AreIn(string language, IEnumerable<string> titles)
    {
        var words = Words(titles).ToList();
        var likeliest = WordsByLanguage.Value
            .OrderByDescending(known => known.Key == Usual)
            .MaxBy(known => words.Count(known.Value.Contains));
        return For(likeliest.Key) == For(language);
    }

    public int RemarkCount => Remarks.Aggregate(1, (count, parts) => count * parts.Count);

    /// <param name="weekday">In English.</param>
    public string Day(string? weekday) => weekday is null ? Today
        : Enum.TryParse<DayOfWeek>(weekday, ignoreCase: true, out var day) ? Weekdays[(int)day]
        : weekday;

    public string Remark(int number) => string.Join(Between, Remarks.Select(parts => parts[number % parts.Count]));

    private IEnumerable<string> Prose => [.. Reasons, .. Favorites, .. Scenes, Why, Weekend, .. Tips.Select(tip => tip.Description)];

    private static IEnumerable<string> Words(IEnumerable<string> texts) =>
        texts.SelectMany(text => WordPattern().Matches(text.ToLowerInvariant())).Select(word => word.Value);

    // A Chinese word has no end that can be seen, so its letters count.
    [GeneratedRegex(@"[\u4E00-\u9FFF]|[\p{L}-[\u4E00-\u9FFF]]+")]
    private static partial Regex WordPattern();

    private static Dictionary<string, Phrases> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("phrases.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Phrases>>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record WeekendTip(string Title, string Description, string Category);
