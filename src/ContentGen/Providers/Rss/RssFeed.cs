using System.ServiceModel.Syndication;
using System.Xml;
using ContentGen.Failures;

namespace ContentGen.Providers.Rss;

/// <summary>Reads RSS 2.0 and Atom. Document types are refused, so that no feed makes the parser fetch or expand anything.</summary>
internal static class RssFeed
{
    private const string MediaNamespace = "http://search.yahoo.com/mrss/";

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="ExternalServiceException">The content is no feed.</exception>
    public static IReadOnlyList<ProviderArticle> Read(Stream content, Uri address, string category)
    {
        try
        {
            using var reader = XmlReader.Create(content, Xml);
            var feed = SyndicationFeed.Load(reader);
            var source = string.IsNullOrWhiteSpace(feed.Title?.Text) ? address.Host : feed.Title.Text;
            return [.. feed.Items.Select(item => Article(item, source, category))];
        }
        catch (Exception exception) when (exception is XmlException or FormatException or ArgumentException)
        {
            throw new ExternalServiceException($"The answer of {address.Host} is neither RSS 2.0 nor Atom: {exception.Message}", exception);
        }
    }

    private static ProviderArticle Article(SyndicationItem item, string source, string category) => new(
        item.Title?.Text,
        item.Summary?.Text,
        (item.Content as TextSyndicationContent)?.Text,
        Link(item),
        Picture(item),
        source,
        PublishedAt(item),
        category);

    private static string? Link(SyndicationItem item) =>
        item.Links.OrderByDescending(link => link.RelationshipType is null or "alternate").FirstOrDefault()?.Uri?.OriginalString;

    private static string? Picture(SyndicationItem item) =>
        item.Links
            .Where(link => link.RelationshipType == "enclosure")
            .FirstOrDefault(link => link.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true)
            ?.Uri?.OriginalString
        ?? item.ElementExtensions
            .Where(extension => extension.OuterNamespace == MediaNamespace && extension.OuterName is "thumbnail" or "content")
            .Select(extension => extension.GetReader().GetAttribute("url"))
            .FirstOrDefault(url => url is not null);

    // The dates of a feed are parsed when they are asked for, and publishers write them in many ways.
    private static DateTimeOffset? PublishedAt(SyndicationItem item)
    {
        try
        {
            var published = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
            return published == default ? null : published;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
