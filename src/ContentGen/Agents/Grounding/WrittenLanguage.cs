using System.Text;

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
    private const string Latin = "latin";
    private const int FewestWords = 12;
    private const int FewestEverydayWords = 6;
    private const int FewestLetters = 12;
    private const double MostlyInScript = 0.5;

    // A Chinese letter says about as much as three of another script.
    private const int WeightOfChinese = 3;
    private const double ClearlyMore = 1.6;

    private static readonly Dictionary<string, HashSet<string>> EverydayWords =
        AgentResource.Entries<string>("Grounding", "everyday-words.json")
            .ToDictionary(list => list.Key, list => AgentResource.Words(list.Value).ToHashSet());

    /// <param name="language">ISO 639-1 code that was asked for.</param>
    /// <returns>The code of the language that the texts are in; null when that is the one, or cannot be told.</returns>
    public static string? OtherThan(string language, IEnumerable<string> texts)
    {
        var text = string.Join(' ', texts);
        var script = ScriptOf(text);
        if (script == language || script is Chinese or Arabic)
        {
            return script == language ? null : script;
        }

        var words = Words(text);
        if (words.Length < FewestWords)
        {
            return null;
        }

        if (language is Chinese or Arabic)
        {
            return script is null ? null : Likeliest(words) ?? "en";
        }

        return EverydayWords.ContainsKey(language) && Likeliest(words) is { } likeliest && IsClearly(likeliest, language, words)
            ? likeliest
            : null;
    }

    private static string? Likeliest(IReadOnlyList<string> words)
    {
        var best = EverydayWords.Select(list => (Language: list.Key, Count: words.Count(list.Value.Contains))).MaxBy(list => list.Count);
        return best.Count >= FewestEverydayWords ? best.Language : null;
    }

    // Words that two languages share tell them not apart; Norwegian and Swedish share most.
    private static bool IsClearly(string language, string other, IReadOnlyList<string> words)
    {
        var count = OnlyOf(language, other);
        return count >= FewestEverydayWords && count >= ClearlyMore * OnlyOf(other, language);

        int OnlyOf(string one, string another) =>
            words.Count(word => EverydayWords[one].Contains(word) && !EverydayWords[another].Contains(word));
    }

    /// <summary>zh, ar, latin, or null for another script or too few letters.</summary>
    private static string? ScriptOf(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        if (letters.Count < FewestLetters)
        {
            return null;
        }

        var all = letters.Sum(Weight);
        return Share(IsChinese) > MostlyInScript ? Chinese
            : Share(rune => rune.Value is >= 0x0600 and <= 0x06FF) > MostlyInScript ? Arabic
            : Share(rune => rune.Value < 0x0250) > MostlyInScript ? Latin
            : null;

        double Share(Func<Rune, bool> isOf) => (double)letters.Where(isOf).Sum(Weight) / all;
    }

    private static int Weight(Rune letter) => IsChinese(letter) ? WeightOfChinese : 1;

    private static bool IsChinese(Rune letter) => letter.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000;

    private static string[] Words(string text) =>
        string.Concat(text.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
