using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>Reduces a text to its words in lower case between single spaces; each ideograph is a word.</summary>
internal static class Wording
{
    public static string Of(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var rune in LetterForms.Plain(text).EnumerateRunes())
        {
            Append(words, rune);
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>True when the words of the one stand side by side in the other.</summary>
    public static bool Contains(string wording, string part) => wording.Contains(part, StringComparison.Ordinal);

    private static void Append(StringBuilder words, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter && rune.Value >= 0x2E80)
        {
            Append(words, ' ');
            words.Append(rune).Append(' ');
        }
        else if (Rune.IsLetterOrDigit(rune) || IsAccent(rune))
        {
            words.Append(Rune.ToLowerInvariant(rune));
        }
        else if (!IsApostrophe(rune))
        {
            Append(words, ' ');
        }
    }

    private static void Append(StringBuilder words, char space)
    {
        if (words[^1] != space)
        {
            words.Append(space);
        }
    }

    private static bool IsAccent(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘';
}

/// <summary>Finds what a sentence quotes, whatever marks it uses.</summary>
internal static class QuotedText
{
    private const char Mark = '"';
    private const string DoubleMarks = "\"“”„‟«»「」『』＂〝〞";
    private const string SingleMarks = "'‘’‚‛‹›";

    /// <summary>
    /// The quoted passages. A mark without its other half quotes up to the end of the sentence when a word follows it, and else from
    /// the sentence's start: quotations run over several sentences.
    /// </summary>
    public static IEnumerable<string> In(string sentence)
    {
        var parts = Straight(sentence).Split(Mark);
        var isOpen = parts.Length % 2 == 0;
        var opensAt = isOpen && !(parts[^1].Length > 0 && char.IsLetterOrDigit(parts[^1][0])) ? 0 : 1;
        return parts
            .Where((_, index) => index % 2 == opensAt)
            .SelectMany(part => part.Split(["…", "...", "[", "]"], StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Any(char.IsLetterOrDigit));
    }

    private static string Straight(string sentence)
    {
        var straight = new StringBuilder(sentence.Length);
        for (var i = 0; i < sentence.Length; i++)
        {
            straight.Append(IsMark(sentence, i) ? Mark : sentence[i]);
        }

        return straight.ToString();
    }

    // A single mark is an apostrophe unless it opens a word, or closes one that was opened.
    private static bool IsMark(string text, int at) =>
        DoubleMarks.Contains(text[at], StringComparison.Ordinal)
        || (SingleMarks.Contains(text[at], StringComparison.Ordinal)
            && ((Opens(text, at) && Enumerable.Range(at + 1, text.Length - at - 1).Any(later => Closes(text, later)))
                || (Closes(text, at) && Enumerable.Range(0, at).Any(earlier => Opens(text, earlier)))));

    private static bool Opens(string text, int at) =>
        SingleMarks.Contains(text[at], StringComparison.Ordinal)
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool Closes(string text, int at) =>
        SingleMarks.Contains(text[at], StringComparison.Ordinal)
        && at > 0 && !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));
}

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

/// <summary>A word as it stands in a text.</summary>
/// <param name="Text">Letters and digits; the points of "U.S." stay.</param>
/// <param name="Opens">True for the first word of a sentence, a quotation, or what follows a colon: its capital says nothing.</param>
/// <param name="IsPossessive">True when an apostrophe and an s follow.</param>
/// <param name="IsJoined">True when nothing but a space or hyphen stands between it and the word before.</param>
internal sealed record WrittenWord(string Text, bool Opens, bool IsPossessive, bool IsJoined)
{
    /// <summary>See <see cref="NameSpelling"/>.</summary>
    public string Key { get; } = NameSpelling.Of(Text);
}
