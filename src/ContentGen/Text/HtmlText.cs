using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentGen.Text;

/// <summary>
/// The readable text of HTML, as a browser's parser finds it. An angle bracket that begins no known tag is text: "&lt;3" and
/// "&lt;zero complaints&gt;" stay.
/// </summary>
internal static partial class HtmlText
{
    private static readonly HtmlParser Parser = new();

    private static readonly HashSet<string> Blocks = new(
        ("address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
            + " header hr img li main nav ol p picture pre section summary table tbody td tfoot th thead tr ul video").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Unread = new(
        "audio button canvas iframe noscript object script select style svg template textarea video".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a text that may hold tags or character references.</summary>
    public static bool IsLikely(string text) => text.AsSpan().ContainsAny('<', '&');

    /// <summary>The text without tags, its character references read once.</summary>
    public static string Of(string html)
    {
        var document = Parser.ParseDocument(PlainBracket().Replace(html, "&lt;"));
        var text = new StringBuilder(html.Length);

        // A walk of its own: nesting is the publisher's choice, and recursion would follow it. No node stands for the end of a block.
        var ahead = new Stack<INode?>([document]);
        while (ahead.TryPop(out var node))
        {
            if (node is IText words)
            {
                text.Append(words.Data);
            }
            else if (node is null || (node is IElement && Unread.Contains(node.NodeName)))
            {
                text.Append(' ');
            }
            else if (node is IElement or IDocument)
            {
                if (Blocks.Contains(node.NodeName))
                {
                    text.Append(' ');
                    ahead.Push(null);
                }

                for (var child = node.LastChild; child is not null; child = child.PreviousSibling)
                {
                    ahead.Push(child);
                }
            }
        }

        return text.ToString();
    }

    // What begins a tag of HTML, a comment, a document type, or an element of another vocabulary such as <o:p> or <amp-img>.
    [GeneratedRegex(
        """
        <(?!/?(?:a|abbr|acronym|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite
        |code|col|colgroup|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head
        |header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|menu|meta|meter|nav|nobr|noscript
        |object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|select|small|source|span
        |strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video
        |wbr|[a-z]+:[a-z]+|[a-z]+-[a-z-]+)(?:[\s/>]|$)|!--|!doctype\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PlainBracket();
}
