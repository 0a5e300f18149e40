using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Xml.Parser;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Reads a piece of a feed's markup. What an XML parser would stumble over is made text first: ampersands and angle brackets that stand for
/// themselves, and tags without their other half. Nothing is fetched, and no entity but XML's own is expanded.
/// </summary>
internal static partial class FeedMarkup
{
    private const int Deepest = 60;

    private static readonly XmlParserOptions Lenient = new() { IsSuppressingErrors = true };

    /// <remarks>Numbered characters and the names of HTML stay as they are written: whoever reads the text as HTML reads them.</remarks>
    /// <param name="rootAttributes">Attributes of the element that the piece is put into.</param>
    /// <returns>That element; null when even so nothing can be made of it.</returns>
    public static IElement? Read(string content, string rootAttributes, string attributes)
    {
        var document = $"<root {Plain(rootAttributes)}><piece {Plain(attributes)}>{Repair(content)}</piece></root>";
        try
        {
            return new XmlParser(Lenient).ParseDocument(document).DocumentElement?.FirstElementChild;
        }
        catch (Exception unreadable) when (unreadable is XmlParseException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The attributes, each once and between marks.</summary>
    private static string Plain(string attributes) => string.Join(' ', Attribute().Matches(attributes)
        .DistinctBy(attribute => attribute.Groups["name"].Value)
        .Select(attribute => $"{attribute.Groups["name"].Value}=\"{Value(attribute)}\""));

    private static string Value(Match attribute) => Ampersand().Replace(attribute.Groups["value"].Value, "&amp;")
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Repair(string content)
    {
        var unpaired = Unpaired(Token().Matches(content).Where(token => token.Groups["tag"].Success && !IsWhole(token)));
        return Token().Replace(content, token => Repaired(token, unpaired.Contains(token.Index)));
    }

    private static string Repaired(Match token, bool isUnpaired)
    {
        if (token.Groups["stray"].Success)
        {
            return token.Value switch { "&" => "&amp;", "<" => "&lt;", _ => "" };
        }

        if (!token.Groups["tag"].Success)
        {
            return token.Value;
        }

        if (isUnpaired)
        {
            return "&lt;" + Ampersand().Replace(token.Value[1..], "&amp;");
        }

        var name = token.Groups["name"].Value;
        return token.Groups["end"].Success ? $"</{name}>"
            : $"<{name} {Plain(token.Groups["rest"].Value)}{(IsWhole(token) ? "/" : "")}>";
    }

    private static bool IsWhole(Match tag) => tag.Value.EndsWith("/>", StringComparison.Ordinal);

    /// <summary>The places of tags that have no other half, or are nested deeper than any feed's.</summary>
    private static HashSet<int> Unpaired(IEnumerable<Match> tags)
    {
        var (unpaired, open) = (new HashSet<int>(), new List<(string Name, int Place)>());
        foreach (var tag in tags)
        {
            var (name, isEnd) = (tag.Groups["name"].Value, tag.Groups["end"].Success);
            if (!isEnd && open.Count < Deepest)
            {
                open.Add((name, tag.Index));
            }
            else if (isEnd && open.FindLastIndex(earlier => earlier.Name == name) is var start and >= 0)
            {
                unpaired.UnionWith(open.Skip(start + 1).Select(unclosed => unclosed.Place));
                open.RemoveRange(start, open.Count - start);
            }
            else
            {
                unpaired.Add(tag.Index);
            }
        }

        unpaired.UnionWith(open.Select(unclosed => unclosed.Place));
        return unpaired;
    }

    [GeneratedRegex(
        """
        <!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>)[\s\S])*\]\]>|<!--(?:(?!<!--|-->)[\s\S])*-->
        |(?<tag><(?<end>/)?(?<name>[A-Za-z_][\w:.-]*)(?=[\s/>])(?<rest>(?>[^<>"']|"[^"<]*"|'[^'<]*'|["'])*)>)
        |(?<stray><|&(?!(?:amp|lt|gt|quot|apos);)|\]\]>)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("""(?<name>[A-Za-z_][\w:.-]*)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'<>]+?)(?=\s|/?$))""")]
    private static partial Regex Attribute();

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos);)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ampersand();
}
