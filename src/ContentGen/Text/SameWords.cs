using System.Text.RegularExpressions;

namespace ContentGen.Text;

/// <summary>Knows a sentence that says what was said already, in the same words but for their order and small ones.</summary>
public static partial class SameWords
{
    private const double Same = 0.8;
    private const int ShortestWord = 3;

    /// <summary>The sentences without those that say again what an earlier one said.</summary>
    public static IEnumerable<string> Distinct(IEnumerable<string> sentences)
    {
        var said = new List<string>();
        foreach (var sentence in sentences)
        {
            if (!said.Any(earlier => Says(sentence, earlier)))
            {
                said.Add(sentence);
                yield return sentence;
            }
        }
    }

    /// <summary>True for a sentence that tells nothing beyond another one.</summary>
    public static bool Says(string sentence, string earlier)
    {
        if (NameKey.Of(sentence) == NameKey.Of(earlier))
        {
            return true;
        }

        var (words, known) = (Words(sentence), Words(earlier));
        return words.Count > 0 && Figures(sentence).IsSubsetOf(Figures(earlier)) && words.Count(known.Contains) >= Same * words.Count;
    }

    private static HashSet<string> Words(string text) =>
        [
            .. Word().Matches(LetterForms.Plain(text).ToLowerInvariant())
                .Select(match => match.Value)
                .Where(word => word.Length >= ShortestWord),
        ];

    private static HashSet<string> Figures(string text) => [.. Figure().Matches(LetterForms.Plain(text)).Select(match => match.Value)];

    [GeneratedRegex(@"[\u2E80-\uA4CF\uF900-\uFAFF]{2,}|[\p{L}\p{M}\p{N}-[\u2E80-\uA4CF\uF900-\uFAFF]]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Nd}+")]
    private static partial Regex Figure();
}
