using System.Text.RegularExpressions;
using ContentGen.Words;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Reduces text to what a voice can read: no markup of any kind, no addresses, no stage directions.</summary>
public static partial class SpokenText
{
    public static string Clean(string? text)
    {
        var plain = LinkText().Replace(PlainText.Clean(text), "$1");
        var bare = Mark().Replace(Direction().Replace(Address().Replace(plain, ""), ""), "");
        return SpaceBeforePoint().Replace(PlainText.JoinLines(bare), "").Trim();
    }

    [GeneratedRegex(@"\[([^\[\]]*)\]\([^()]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"\(?\b(?:https?://|www\.)[^\s)]+\)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Direction();

    [GeneratedRegex(@"\*+|`+|__+|~~+|^\s*(?:#+|>+|[-•]|\d+\.)\s+|[<>{}\[\]|]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+(?=[.,;!?](?:\s|$))")]
    private static partial Regex SpaceBeforePoint();
}
