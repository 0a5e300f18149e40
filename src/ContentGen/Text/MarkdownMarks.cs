using System.Text.RegularExpressions;

namespace ContentGen.Text;

/// <summary>
/// Takes the marks of Markdown off a text: emphasis, code, struck text, links and pictures, headings and quotations. What only looks like
/// them stays: "5 * 3 * 2", "M*A*S*H", "snake_case_name".
/// </summary>
internal static partial class MarkdownMarks
{
    private const int MostNested = 4;

    public static string Remove(string text)
    {
        if (!text.AsSpan().ContainsAny("*_`~[#>"))
        {
            return text;
        }

        var plain = Line().Replace(Link().Replace(text, "$1"), "");
        for (var depth = 0; depth < MostNested; depth++)
        {
            plain = Pair().Replace(plain, "$2");
        }

        return Unpaired().Replace(plain, "");
    }

    [GeneratedRegex(@"!?\[([^\[\]\n]*)\]\((?:https?://|/|\#|mailto:)[^()\s]*(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s{0,3}(?:#{1,6}|>)\s+", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<![\p{L}\p{N}*_`~])(\*{1,3}|_{1,3}|`{1,3}|~~)(?=[^\s*_`~]|[*_`~]+\p{L})(.{1,400}?)(?<=\S)\1(?![\p{L}\p{N}*`~])")]
    private static partial Regex Pair();

    // Only a mark of two signs is surely one when its other half was cut off.
    [GeneratedRegex(@"(?<![\p{L}\p{N}*])\*\*(?=\p{L})")]
    private static partial Regex Unpaired();
}
