using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Reduces text to what a voice can read: no markup of any kind, no addresses, no stage directions.</summary>
public static partial class SpokenText
{
    public static string Clean(string? text)
    {
        var plain = LinkText().Replace(Ssml().Replace(PlainText.Clean(text), ""), "$1");
        var bare = Mark().Replace(Direction().Replace(Address().Replace(plain, ""), ""), "");
        return StrayPunctuation().Replace(PlainText.JoinLines(bare), "").Trim();
    }

    /// <summary>True for a text that <see cref="Clean"/> takes words out of, and so perhaps its sense.</summary>
    public static bool LosesWords(string text) => WordKey(Clean(text)) != WordKey(PlainText.Clean(text));

    private static string WordKey(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex(
        @"</?(?:speak|break|prosody|emphasis|phoneme|voice|lang|say-as)(?:\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ssml();

    [GeneratedRegex(@"\[([^\[\]]*)\]\([^()]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"\(?\b(?:https?://|www\.)[^\s)]+\)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Direction();

    [GeneratedRegex(@"\*+|`+|__+|~~+|^\s*(?:#+|>+|[-•])\s+|<(?!3(?!\d))|[>{}\[\]|]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:[.,;:]+\s+)+|\s+(?=[.,](?:\s|$))")]
    private static partial Regex StrayPunctuation();
}
