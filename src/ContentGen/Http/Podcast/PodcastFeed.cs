using System.Globalization;
using System.Text;
using System.Xml;
using ContentGen.Briefs;
using ContentGen.Podcast;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Podcast;

/// <summary>
/// Writes briefs as RSS 2.0 with the tags that podcast players read: Apple's and those of Podcasting 2.0. Briefs without audio and
/// emergency briefs are not episodes. An episode's guid is its run id, so an address that changes does not make it new.
/// </summary>
public sealed class PodcastFeed(PodcastShows shows, IOptions<PodcastOptions> options)
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";
    private const string ItunesNamespace = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string PodcastNamespace = "https://podcastindex.org/namespace/1.0";
    private const string CoverPath = "/api/cover.png";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>Path of the feed of an edition; null for that of all briefs.</summary>
    internal static string PathOf(string? edition) => "/api/feed.xml" + QueryOf(edition);

    /// <param name="briefs">Newest first.</param>
    /// <param name="edition">Name of the edition whose briefs they are; null for those of any or none.</param>
    /// <param name="key">The reader's key that the app's own addresses carry; null for none.</param>
    public byte[] Write(IReadOnlyList<BriefDigest> briefs, string? edition, HttpRequest request, string? key)
    {
        using var feed = new MemoryStream();
        using (var xml = XmlWriter.Create(feed, Settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
            xml.WriteAttributeString("xmlns", "content", null, ContentNamespace);
            xml.WriteAttributeString("xmlns", "itunes", null, ItunesNamespace);
            xml.WriteAttributeString("xmlns", "podcast", null, PodcastNamespace);
            xml.WriteStartElement("channel");
            BriefDigest[] episodes = [.. briefs.Where(brief => brief is { Audio: not null, Emergency: false })];
            WriteChannel(xml, episodes, edition, path => request.AbsoluteUrl(path, key));
            xml.WriteElementString("guid", PodcastNamespace, shows.GuidOf(edition, request.AbsoluteUrl(PathOf(edition))).ToString());
            foreach (var episode in episodes)
            {
                WriteEpisode(xml, episode, BriefUrls.Of(episode, request, key));
            }
        }
        return feed.ToArray();
    }

    private void WriteChannel(XmlWriter xml, IReadOnlyList<BriefDigest> episodes, string? edition, Func<string, string> own)
    {
        xml.WriteElementString("title", Legal(shows.TitleOf(edition)));
        xml.WriteElementString("link", Set(options.Value.Link) ?? own(BriefPath.Page + QueryOf(edition)));
        xml.WriteElementString("description", Legal(options.Value.Description));
        xml.WriteElementString("language", shows.LanguageOf(edition));
        if (episodes.Count > 0)
        {
            xml.WriteElementString("lastBuildDate", Date(episodes.Max(episode => episode.UpdatedAt ?? episode.GeneratedAt)));
        }

        WriteEmpty(xml, "link", AtomNamespace, ("href", own(PathOf(edition))), ("rel", "self"), ("type", "application/rss+xml"));
        xml.WriteElementString("author", ItunesNamespace, Legal(options.Value.Author));
        WriteOwner(xml);
        xml.WriteElementString("explicit", ItunesNamespace, options.Value.Explicit ? "true" : "false");
        xml.WriteElementString("type", ItunesNamespace, "episodic");
        WriteCategory(xml);
        WriteEmpty(xml, "image", ItunesNamespace, ("href", Set(options.Value.CoverUrl) ?? own(CoverPath)));
    }

    private void WriteOwner(XmlWriter xml)
    {
        if (Set(options.Value.OwnerEmail) is { } email)
        {
            xml.WriteStartElement("owner", ItunesNamespace);
            xml.WriteElementString("name", ItunesNamespace, Legal(Set(options.Value.OwnerName) ?? options.Value.Author));
            xml.WriteElementString("email", ItunesNamespace, email);
            xml.WriteEndElement();
        }
    }

    private void WriteCategory(XmlWriter xml)
    {
        var category = PodcastCategory.Find(options.Value.Category)!;
        xml.WriteStartElement("category", ItunesNamespace);
        xml.WriteAttributeString("text", category.Name);
        if (category.Subcategory is { } subcategory)
        {
            WriteEmpty(xml, "category", ItunesNamespace, ("text", subcategory));
        }

        xml.WriteEndElement();
    }

    private void WriteEpisode(XmlWriter xml, BriefDigest brief, BriefUrls urls)
    {
        var title = shows.EpisodeTitle(brief);
        xml.WriteStartElement("item");
        xml.WriteElementString("title", title);
        xml.WriteElementString("title", ItunesNamespace, title);
        xml.WriteElementString("episodeType", ItunesNamespace, "full");
        xml.WriteElementString("link", urls.Page);
        xml.WriteElementString("description", ShowNotes.Text(brief, title));
        xml.WriteStartElement("encoded", ContentNamespace);
        xml.WriteCData(ShowNotes.Html(brief));
        xml.WriteEndElement();
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(brief.RunId);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(brief.GeneratedAt));
        WriteEnclosure(xml, brief.Audio!, urls.Audio!);
        xml.WriteElementString("duration", ItunesNamespace, Seconds(brief.Audio!));
        if (urls.TranscriptVtt is { } transcript)
        {
            WriteEmpty(
                xml, "transcript", PodcastNamespace, ("url", transcript), ("type", "text/vtt"), ("language", brief.Language));
        }

        if (urls.Chapters is { } chapters)
        {
            WriteEmpty(xml, "chapters", PodcastNamespace, ("url", chapters), ("type", ChaptersFile.Type));
        }

        xml.WriteEndElement();
    }

    // The size is required; 0 is what feeds say when it is unknown.
    private static void WriteEnclosure(XmlWriter xml, AudioDetails audio, string address) => WriteEmpty(
        xml,
        "enclosure",
        null,
        ("url", address),
        ("length", (audio.Bytes ?? 0).ToString(CultureInfo.InvariantCulture)),
        ("type", "audio/mpeg"));

    private static void WriteEmpty(XmlWriter xml, string name, string? ns, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, ns);
        foreach (var attribute in attributes)
        {
            xml.WriteAttributeString(attribute.Name, attribute.Value);
        }

        xml.WriteEndElement();
    }

    private static string QueryOf(string? edition) => edition is null ? "" : $"?edition={edition}";

    private static string? Set(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;

    private static string Legal(string text) => PodcastShows.Legal(text);

    private static string Seconds(AudioDetails audio) =>
        Math.Ceiling(audio.DurationSeconds).ToString("F0", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}
