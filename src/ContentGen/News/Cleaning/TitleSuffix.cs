using ContentGen.Text;

namespace ContentGen.News.Cleaning;

/// <summary>Takes the publisher's name off the end of a title, however often it was put there, and the section after a bar.</summary>
internal static class TitleSuffix
{
    private const int ShortestTitle = 8;
    private const int FewestTitleWords = 4;
    private const int MostSectionWords = 3;
    private const string SectionSeparator = " | ";
    private static readonly string[] Separators = [" - ", " – ", " — ", " | ", " :: ", " • "];

    /// <summary>
    /// The title without publisher, and the publisher. An aggregator's titles end with the true publisher's name, which is then the
    /// publisher returned.
    /// </summary>
    public static (string Title, string Publisher) Remove(string title, string source, Uri url)
    {
        var publisher = source;
        if (IsAggregator(source) && LastPart(title) is { } named)
        {
            (title, publisher) = (named.Head, named.Tail);
        }

        while (LastPart(title) is { } part && (Names(part.Tail, publisher, url) || IsSection(title, part.Head, part.Tail)))
        {
            title = part.Head;
        }

        return (title, publisher);
    }

    private static bool IsAggregator(string source) => source.Equals("Google News", StringComparison.OrdinalIgnoreCase);

    private static (string Head, string Tail)? LastPart(string title)
    {
        var (index, separator) = Separators
            .Select(text => (Index: title.LastIndexOf(text, StringComparison.Ordinal), Text: text))
            .MaxBy(found => found.Index);
        if (index < ShortestTitle)
        {
            return null;
        }

        var tail = title[(index + separator.Length)..].Trim();
        return tail.Length == 0 ? null : (title[..index].TrimEnd(), tail);
    }

    private static bool Names(string tail, string publisher, Uri url)
    {
        var (key, name, host) = (NameKey.Of(tail), NameKey.Of(publisher), HeadlineKeys.Host(url));
        return key.Length > 0 && (key == name || key == NameKey.Of(host) || key == NameKey.Of(host.Split('.')[0])
            || (name.Length >= 3 && key.StartsWith(name, StringComparison.Ordinal) && key.Length <= name.Length + 6)
            || (key.Length >= 2 && key == NameKey.InitialsOf(publisher)));
    }

    // "... | UK news": a bar parts a title from where it stands; the other separators also stand inside sentences.
    private static bool IsSection(string title, string head, string tail) =>
        title.EndsWith(SectionSeparator + tail, StringComparison.Ordinal)
        && WordCount.Of(tail) <= MostSectionWords && WordCount.Of(head) >= FewestTitleWords
        && !tail.Any(letter => char.IsDigit(letter) || letter is '?' or '!' or '.' or ':' or '"');
}
