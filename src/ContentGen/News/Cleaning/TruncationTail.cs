using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.News.Cleaning;

/// <summary>Removes what providers put where they cut a text off, and the broken sentence before it.</summary>
internal static partial class TruncationTail
{
    /// <summary>
    /// The text without its tail such as <c>… [+1306 chars]</c> or a trailing ellipsis. A text that was cut keeps its whole sentences
    /// only, because half a sentence cannot be read aloud; it may end up empty.
    /// </summary>
    public static string Remove(string text)
    {
        var tail = Tail().Match(text);
        return tail.Success ? string.Join(' ', SentenceSplitter.SplitComplete(text[..tail.Index])) : text;
    }

    [GeneratedRegex(
        @"\s*(?:(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:\[\+\d+\s+chars?\]|(?:read|see) more\.?|continue reading\.?)?|\[\+\d+\s+chars?\])\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
