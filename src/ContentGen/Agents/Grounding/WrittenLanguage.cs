using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// Tells when a text is plainly in another language than asked for: by its script, and by the everyday words of
/// <c>everyday-words.json</c>. It says nothing where it is not sure.
/// </summary>
/// <remarks>Lingua, the one library at hand, brings 140 MB of models to a function app; twenty sentences need none of them.</remarks>
internal static class WrittenLanguage
{
    private const string Chinese = "zh";
    private const string Arabic = "ar";
    private const int FewestWords = 12;
    private const double MostlyInScript = 0.5;
    private const double ClearlyMore = 1.6;

    private static readonly Dictionary<string, HashSet<string>> EverydayWords = Lists();

    /// <param name="language">ISO 639-1 code that was asked for.</param>
    /// <returns>The code of the language that the texts are in; null when that is the one, or cannot be told.</returns>
    public static string? OtherThan(string language, IEnumerable<string> texts)
    {
        var text = string.Join(' ', texts);
        var script = ScriptOf(text);
        if (script is Chinese or Arabic || language is Chinese or Arabic)
        {
            return script == language || script is null ? null : script == "latin" ? Likeliest(text) ?? "en" : script;
        }

        if (!EverydayWords.TryGetValue(language, out var own))
        {
            return null;
        }

        var words = Words(text);
        var likeliest = Likeliest(text);
        return words.Count < FewestWords || likeliest is null || likeliest == language
            || words.Count(EverydayWords[likeliest].Contains) < ClearlyMore * words.Count(own.Contains)
            ? null
            : likeliest;
    }

    private static string? Likeliest(string text)
    {
        var words = Words(text);
        var best = EverydayWords.Select(list => (Language: list.Key, Count: words.Count(list.Value.Contains))).MaxBy(list => list.Count);
        return best.Count >= FewestWords / 2 ? best.Language : null;
    }

    /// <summary>zh, ar, latin, or null for another script or too few letters.</summary>
    private static string? ScriptOf(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        if (letters.Count < FewestWords)
        {
            return null;
        }

        return Share(rune => rune.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000) > MostlyInScript ? Chinese
            : Share(rune => rune.Value is >= 0x0600 and <= 0x06FF) > MostlyInScript ? Arabic
            : Share(rune => rune.Value < 0x0250) > MostlyInScript ? "latin"
            : null;

        double Share(Func<Rune, bool> isOf) => (double)letters.Count(isOf) / letters.Count;
    }

    private static List<string> Words(string text) =>
        [.. new string([.. text.Select(letter => char.IsLetter(letter) ? char.ToLower(letter, CultureInfo.InvariantCulture) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static Dictionary<string, HashSet<string>> Lists() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(AgentResource.Read("Grounding", "everyday-words.json"))!
            .ToDictionary(list => list.Key, list => list.Value.Split(' ').ToHashSet());
}
