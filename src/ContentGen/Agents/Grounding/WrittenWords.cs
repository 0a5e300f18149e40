using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>Finds the words of a text and what their places say about their capitals.</summary>
internal static partial class WrittenWords
{
    public static IReadOnlyList<WrittenWord> In(string text) => [.. SentenceSplitter.Split(text).SelectMany(InSentence)];

    private static IEnumerable<WrittenWord> InSentence(string sentence)
    {
        var end = 0;
        foreach (Match match in Word().Matches(sentence))
        {
            var between = sentence[end..match.Index];
            yield return new WrittenWord(
                match.Groups["word"].Value,
                end == 0 || Opening().IsMatch(between),
                match.Groups["possessive"].Success,
                end > 0 && between is " " or "-" or "\u2010" or "\u2011");
            end = match.Index + match.Length;
        }
    }

    [GeneratedRegex(@"(?<word>(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{Nd}]+)(?<possessive>['’]s(?![\p{L}\p{M}]))?")]
    private static partial Regex Word();

    [GeneratedRegex("""[:!?…¿¡"“„«‹‘(\[—–]""")]
    private static partial Regex Opening();
}
