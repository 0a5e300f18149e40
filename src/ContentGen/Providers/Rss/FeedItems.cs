using System.Text.RegularExpressions;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Parts a feed's text into what stands around its items and the items, each read on its own, so that whatever is broken in one ends where
/// it ends.
/// </summary>
internal static partial class FeedItems
{
    /// <returns>Null for a text that has neither a feed's root nor items.</returns>
    public static FeedParts? Part(string text)
    {
        var root = Root().Match(text);
        var start = root.Success ? root.Index + root.Length : 0;
        var items = Spans(text, start).ToList();
        if (!root.Success && items.Count == 0)
        {
            return null;
        }

        var head = text[start..(items.Count > 0 ? items[0].Start : text.Length)];
        return new FeedParts(root.Groups["attributes"].Value, head, [.. items.Select(span => Item(text[span.Start..span.End]))]);
    }

    private static IEnumerable<(int Start, int End)> Spans(string text, int from)
    {
        int? open = null;
        foreach (Match tag in Boundary().Matches(text, from))
        {
            if (tag.Groups["unread"].Success)
            {
                continue;
            }

            if (tag.Groups["end"].Success)
            {
                if (open is { } start)
                {
                    yield return (start, tag.Index + tag.Length);
                }

                open = null;
                continue;
            }

            if (open is { } unclosed)
            {
                yield return (unclosed, tag.Index);
            }

            open = tag.Value.EndsWith("/>", StringComparison.Ordinal) ? null : tag.Index;
        }

        if (open is { } last)
        {
            yield return (last, text.Length);
        }
    }

    private static FeedItemText Item(string element)
    {
        var tag = Opening().Match(element);
        var end = Closing().Match(element, tag.Length);
        return new(tag.Groups["attributes"].Value, element[tag.Length..(end.Success ? end.Index : element.Length)]);
    }

    [GeneratedRegex(@"<(?:[\w-]+:)?(?:rss|rdf|feed|channel)(?=[\s>])(?<attributes>[^<>]*)>", Rules)]
    private static partial Regex Root();

    // A section that opens again before it closed was never closed, nor was one in which an item ends and another begins: then its text is
    // read for the items in it. Comments may hide whole items.
    [GeneratedRegex(
        @"(?<unread><!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>|</(?:item|entry)\s*>\s*<(?:item|entry)[\s>])[\s\S])*\]\]>"
        + @"|<!--(?:(?!<!--|-->)[\s\S])*-->)"
        + @"|<(?<end>/)?(?:(?:rss|atom|a|ns\d+|rdf):)?(?:item|entry)(?=[\s/>])[^<>]*>",
        Rules)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"^<[\w:-]+(?<attributes>[^<>]*)>", Rules)]
    private static partial Regex Opening();

    [GeneratedRegex(@"</(?:[\w-]+:)?(?:item|entry)\s*>\s*$", Rules)]
    private static partial Regex Closing();

    private const RegexOptions Rules = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}

/// <param name="RootAttributes">The root's attributes, its namespaces among them.</param>
/// <param name="Head">What stands between the root's tag and the first item.</param>
internal sealed record FeedParts(string RootAttributes, string Head, IReadOnlyList<FeedItemText> Items);

/// <param name="Attributes">The attributes of its tag, as they are written.</param>
/// <param name="Content">What stands between its tags.</param>
internal sealed record FeedItemText(string Attributes, string Content);
