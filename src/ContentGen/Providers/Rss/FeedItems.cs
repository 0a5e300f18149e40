using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Parts a feed's text into what stands before its items and the items, each read on its own, so that whatever is broken in one ends where
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

        var rootAttributes = root.Groups["attributes"].Value;
        var head = text[start..(items.Count > 0 ? items[0].Start : text.Length)];
        var channel = Channel().Match(head);
        return new(
            FeedMarkup.Read(head.Remove(channel.Index, channel.Length), rootAttributes, channel.Groups["attributes"].Value),
            [.. items.Select(span => Item(text[span.Start..span.End], rootAttributes))]);
    }

    /// <summary>Where items stand: each up to its end, the beginning of the next where it has none, or the end of the text.</summary>
    private static IEnumerable<(int Start, int End)> Spans(string text, int from)
    {
        var tags = Boundary().Matches(text, from).Where(tag => !tag.Groups["unread"].Success).ToList();
        return tags.Zip(tags.Skip(1).Append(null))
            .Where(pair => !IsEnd(pair.First) && !pair.First.Value.EndsWith("/>", StringComparison.Ordinal))
            .Select(pair => (pair.First.Index, pair.Second is { } next ? next.Index + (IsEnd(next) ? next.Length : 0) : text.Length));
    }

    private static bool IsEnd(Match tag) => tag.Groups["end"].Success;

    private static IElement? Item(string element, string rootAttributes)
    {
        var tag = Opening().Match(element);
        var end = Closing().Match(element, tag.Length);
        return FeedMarkup.Read(
            element[tag.Length..(end.Success ? end.Index : element.Length)], rootAttributes, tag.Groups["attributes"].Value);
    }

    [GeneratedRegex(@"<(?:[\w-]+:)?(?:rss|rdf|feed|channel)(?=[\s>])(?<attributes>[^<>]*)>", Rules)]
    private static partial Regex Root();

    [GeneratedRegex(@"<(?:[\w-]+:)?channel(?=[\s>])(?<attributes>[^<>]*)>", Rules)]
    private static partial Regex Channel();

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

/// <summary>What a feed is made of.</summary>
/// <param name="Channel">What stands before the first item, its parent the feed's root; null when it cannot be read.</param>
/// <param name="Items">Null for an item that cannot be read.</param>
internal sealed record FeedParts(IElement? Channel, IReadOnlyList<IElement?> Items);
