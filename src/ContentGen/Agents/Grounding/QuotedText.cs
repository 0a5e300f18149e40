using System.Text;

namespace ContentGen.Agents.Grounding;

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
