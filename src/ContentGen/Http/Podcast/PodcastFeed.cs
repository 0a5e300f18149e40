using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ContentGen.Briefs;
using ContentGen.Podcast;

namespace ContentGen.Http.Podcast;

/// <summary>
/// Writes briefs as RSS 2.0 with the tags that podcast players read: Apple's and those of Podcasting 2.0. Briefs without audio and
/// emergency briefs are not episodes. An episode's guid is its run id, so an address that changes does not make it new.
/// </summary>
public sealed class PodcastFeed(PodcastShows shows, IOptions<PodcastOptions> options)
{
    private const string CoverPath = "/api/cover.png";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace PodcastIndex = "https://podcastindex.org/namespace/1.0";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>Path of the feed of an edition; null for that of all briefs.</summary>
    internal static string PathOf(string? edition) => "/api/feed.xml" + QueryOf(edition);

    /// <param name="briefs">Newest first.</param>
    /// <param name="edition">Name of the edition whose briefs they are; null for those of any or none.</param>
    /// <param name="key">The reader's key that the app's own addresses carry; null for none.</param>
    public byte[] Write(IReadOnlyList<BriefDigest> briefs, string? edition, HttpRequest request, string? key)
    {
        BriefDigest[] episodes = [.. briefs.Where(brief => brief is { Audio: not null, Emergency: false })];
        var rss = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "itunes", Itunes),
            new XAttribute(XNamespace.Xmlns + "podcast", PodcastIndex),
            new XElement(
                "channel",
                Channel(episodes, edition, path => request.AbsoluteUrl(path, key)),
                new XElement(PodcastIndex + "guid", shows.GuidOf(edition, request.AbsoluteUrl(PathOf(edition)))),
                episodes.Select(episode => Episode(episode, BriefUrls.Of(episode, request, key)))));
        using var feed = new MemoryStream();
        using (var xml = XmlWriter.Create(feed, Settings))
        {
            rss.Save(xml);
        }

        return feed.ToArray();
    }

    private XElement?[] Channel(IReadOnlyList<BriefDigest> episodes, string? edition, Func<string, string> own) =>
    [
        new("title", PodcastShows.Legal(shows.TitleOf(edition))),
        new("link", Set(options.Value.Link) ?? own(BriefPath.Page + QueryOf(edition))),
        new("description", PodcastShows.Legal(options.Value.Description)),
        new("language", shows.LanguageOf(edition)),
        episodes.Count > 0
            ? new("lastBuildDate", Date(episodes.Max(episode => episode.UpdatedAt ?? episode.GeneratedAt)))
            : null,
        Empty(Atom + "link", ("href", own(PathOf(edition))), ("rel", "self"), ("type", "application/rss+xml")),
        new(Itunes + "author", PodcastShows.Legal(options.Value.Author)),
        Owner(),
        new(Itunes + "explicit", options.Value.Explicit),
        new(Itunes + "type", "episodic"),
        Category(),
        Empty(Itunes + "image", ("href", Set(options.Value.CoverUrl) ?? own(CoverPath))),
    ];

    private XElement? Owner() => Set(options.Value.OwnerEmail) is { } email
        ? new(
            Itunes + "owner",
            new XElement(Itunes + "name", PodcastShows.Legal(Set(options.Value.OwnerName) ?? options.Value.Author)),
            new XElement(Itunes + "email", email))
        : null;

    private XElement Category()
    {
        var category = PodcastCategory.Find(options.Value.Category)!;
        return new(
            Itunes + "category",
            new XAttribute("text", category.Name),
            category.Subcategory is { } subcategory ? Empty(Itunes + "category", ("text", subcategory)) : null);
    }

    private XElement Episode(BriefDigest brief, BriefUrls urls)
    {
        var title = shows.EpisodeTitle(brief);
        return new(
            "item",
            new XElement("title", title),
            new XElement(Itunes + "title", title),
            new XElement(Itunes + "episodeType", "full"),
            new XElement("link", urls.Page),
            new XElement("description", ShowNotes.Text(brief, title)),
            new XElement(Content + "encoded", new XCData(ShowNotes.Html(brief))),
            new XElement("guid", new XAttribute("isPermaLink", false), brief.RunId),
            new XElement("pubDate", Date(brief.GeneratedAt)),
            // The size is required; 0 is what feeds say when it is unknown.
            Empty(
                "enclosure",
                ("url", urls.Audio),
                ("length", (brief.Audio!.Bytes ?? 0).ToString(CultureInfo.InvariantCulture)),
                ("type", "audio/mpeg")),
            new XElement(Itunes + "duration", Seconds(brief.Audio)),
            urls.TranscriptVtt is { } transcript
                ? Empty(PodcastIndex + "transcript", ("url", transcript), ("type", "text/vtt"), ("language", brief.Language))
                : null,
            urls.Chapters is { } chapters
                ? Empty(PodcastIndex + "chapters", ("url", chapters), ("type", ChaptersFile.Type))
                : null);
    }

    private static XElement Empty(XName name, params (string Name, string? Value)[] attributes) =>
        new(name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value ?? "")));

    private static string QueryOf(string? edition) => edition is null ? "" : $"?edition={edition}";

    private static string? Set(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;

    private static string Seconds(AudioDetails audio) =>
        Math.Ceiling(audio.DurationSeconds).ToString("F0", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}
