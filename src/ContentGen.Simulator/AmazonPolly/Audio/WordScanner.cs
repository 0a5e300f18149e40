using System.Text.RegularExpressions;
using ContentGen.Simulator.AmazonPolly.Ssml;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Cuts text into words at spaces and after long dashes.</summary>
internal static partial class WordScanner
{
    public static IEnumerable<ScannedWord> Scan(IReadOnlyList<SourceCharacter> text)
    {
        foreach (Match match in WordPattern().Matches(string.Concat(text.Select(character => character.Value))))
        {
            var (start, end) = (text[match.Index].Start, text[match.Index + match.Length - 1].End);
            var word = match.Groups["word"];
            yield return word.Success
                ? new(word.Value, start, text[word.Index].Start, text[word.Index + word.Length - 1].End, match.Groups["after"].Value, end)
                : new("", start, start, start, match.Value, end);
        }
    }

    // A word begins and ends with what is heard: letters, digits, the halves of surrogate pairs and the signs that are read out.
    [GeneratedRegex(
        """
        [^\s—–\p{L}\p{Nd}\p{Cs}$€£¥%&@#+°]*
        (?<word> [\p{L}\p{Nd}\p{Cs}$€£¥%&@#+°] (?: [^\s—–]* [\p{L}\p{Nd}\p{Cs}$€£¥%&@#+°] )? )
        (?<after> [^\s—–]* [—–]? )
        | [^\s—–]+ [—–]? | [—–]
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WordPattern();
}

/// <summary>A word without the punctuation around it. Positions are UTF-16 indexes into the input.</summary>
/// <param name="Value">The word; empty when punctuation stands alone.</param>
/// <param name="LeadingStart">Where the punctuation before the word starts.</param>
/// <param name="Start">Where the word starts.</param>
/// <param name="End">Where the word ends, excluded.</param>
/// <param name="Trailing">The punctuation after the word.</param>
/// <param name="TrailingEnd">Where that punctuation ends, excluded.</param>
internal sealed record ScannedWord(string Value, int LeadingStart, int Start, int End, string Trailing, int TrailingEnd);

/// <summary>Tells the full stop of a sentence from that of an abbreviation.</summary>
internal static class SentenceEnd
{
    private static readonly HashSet<string> Abbreviations =
        [.. "Mr Mrs Ms Dr Prof St Jr Sr vs No Gen Sen Rep Gov Inc Ltd Co e.g i.e U.S U.K E.U".Split(' ')];

    public static bool Follows(string word, string trailing) =>
        trailing.IndexOfAny(['!', '?', '…']) >= 0 || (trailing.Contains('.') && !Abbreviations.Contains(word) && !IsInitial(word));

    private static bool IsInitial(string word) => word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I';
}

/// <summary>How long words and the pauses after them last, near the 165 words a minute of a news reader.</summary>
internal static class WordDuration
{
    public const double SentencePauseMs = 350;
    public const double ParagraphPauseMs = 600;

    public static double Milliseconds(string word)
    {
        var isSpelledOut = word.Length is > 1 and < 6 && word.All(char.IsAsciiLetterUpper);
        return Math.Clamp(90 + word.Sum(character => Milliseconds(character, isSpelledOut)), 140, 12_000);
    }

    public static double PauseAfter(string punctuation, bool endsSentence) =>
        endsSentence ? SentencePauseMs : punctuation.Select(PauseAfter).DefaultIfEmpty().Max();

    private static double PauseAfter(char punctuation) => punctuation switch
    {
        ',' => 150,
        ';' or ':' or '—' or '–' => 200,
        _ => 0,
    };

    // Chinese characters, kana and hangul.
    private static bool IsSyllable(char character) =>
        character is (>= '\u3041' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3');

    private static double Milliseconds(char character, bool isSpelledOut) =>
        IsSyllable(character) ? 200
        : char.IsLetter(character) ? isSpelledOut ? 160 : 50
        : char.IsDigit(character) ? 160
        : "$€£¥%&@#+°".Contains(character) ? 250
        : 0;
}
