using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>Reduces a text to its words in lower case between single spaces, without apostrophes; each ideograph is a word.</summary>
internal static partial class Wording
{
    // From U+2E80 on; the pairs are U+20000 to U+3FFFF, whose halves are no letters to a pattern.
    private const string Ideograph = @"[\p{Lo}-[\0-\u2E7F]]|[\uD840-\uD8BF][\uDC00-\uDFFF]";

    public static string Of(string text)
    {
        var words = Word().Matches(Apostrophe().Replace(LetterForms.Plain(text), "").ToLowerInvariant()).Select(match => match.Value);
        return $" {string.Join(' ', words)} ";
    }

    /// <summary>True when the words of the one stand side by side in the other.</summary>
    public static bool Contains(string wording, string part) => wording.Contains(part, StringComparison.Ordinal);

    [GeneratedRegex(Ideograph + "|(?:(?!" + Ideograph + @")[\p{L}\p{Nd}\p{Mn}\p{Mc}])+")]
    private static partial Regex Word();

    [GeneratedRegex("['’‘]")]
    private static partial Regex Apostrophe();
}

/// <summary>Finds what a sentence quotes, whatever marks it uses.</summary>
internal static partial class QuotedText
{
    private const string DoubleMark = "[\"“”„‟«»「」『』＂〝〞]";
    private const string SingleMark = "['‘’‚‛‹›]";
    private const string Opening = @"(?<![\p{L}\p{Nd}])" + SingleMark + @"(?=\p{L})";
    private const string Closing = @"(?<=\S)" + SingleMark + @"(?![\p{L}\p{Nd}])";

    /// <summary>
    /// The quoted passages. A mark without its other half quotes up to the end of the sentence when a word follows it, and else from
    /// the sentence's start: quotations run over several sentences.
    /// </summary>
    public static IEnumerable<string> In(string sentence)
    {
        var parts = Mark().Split(sentence);
        var isOpen = parts.Length % 2 == 0;
        var opensAt = isOpen && !(parts[^1].Length > 0 && char.IsLetterOrDigit(parts[^1][0])) ? 0 : 1;
        return parts
            .Where((_, index) => index % 2 == opensAt)
            .SelectMany(part => part.Split(["…", "...", "[", "]"], StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Any(char.IsLetterOrDigit));
    }

    // A single mark is an apostrophe unless it opens a word and another closes one behind it, or it closes one that was opened.
    [GeneratedRegex($"{DoubleMark}|{Opening}(?=.*{Closing})|(?<={Opening}.*){Closing}", RegexOptions.Singleline)]
    private static partial Regex Mark();
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
