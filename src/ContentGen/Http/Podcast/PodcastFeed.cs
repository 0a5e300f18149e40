using System.Globalization;
using System.Text;
using System.Xml;
using ContentGen.Briefs;
using ContentGen.Requests;
using Microsoft.AspNetCore.Http;

namespace ContentGen.Http.Podcast;

/// <summary>
/// Writes briefs as RSS 2.0 with the tags that podcast players read. Briefs without audio and emergency briefs are not episodes.
/// An episode's guid is its run id, so an address that changes does not make it new.
/// </summary>
internal static class PodcastFeed
{
    private const string Title = "Daily news brief";
    private const string Description = "The day's news in a few minutes: chosen, written and spoken by ContentGen.";
    private const string Author = "ContentGen";
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string ItunesNamespace = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string PodcastNamespace = "https://podcastindex.org/namespace/1.0";
    private const string FeedPath = "/api/feed.xml";
    private const string CoverPath = "/api/cover.png";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    public static byte[] Write(IReadOnlyList<BriefDigest> briefs, HttpRequest request)
    {
        using var feed = new MemoryStream();
        using (var xml = XmlWriter.Create(feed, Settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
            xml.WriteAttributeString("xmlns", "itunes", null, ItunesNamespace);
            xml.WriteAttributeString("xmlns", "podcast", null, PodcastNamespace);
            WriteChannel(xml, [.. briefs.Where(brief => brief is { Audio: not null, Emergency: false })], request);
            xml.WriteEndElement();
        }
        return feed.ToArray();
    }

    private static void WriteChannel(XmlWriter xml, IReadOnlyList<BriefDigest> episodes, HttpRequest request)
    {
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", Title);
        xml.WriteElementString("link", request.AbsoluteUrl(BriefPath.Page));
        xml.WriteElementString("description", Description);
        xml.WriteElementString("language", BriefRequest.Default.Language);
        if (episodes.Count > 0)
        {
            xml.WriteElementString("lastBuildDate", Date(episodes[0].GeneratedAt));
        }

        WriteSelfLink(xml, request.AbsoluteUrl(FeedPath));
        WriteItunesChannel(xml, request.AbsoluteUrl(CoverPath));
        foreach (var episode in episodes)
        {
            WriteEpisode(xml, episode, BriefUrls.Of(episode, request));
        }

        xml.WriteEndElement();
    }

    private static void WriteSelfLink(XmlWriter xml, string address)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
    }

    private static void WriteItunesChannel(XmlWriter xml, string cover)
    {
        xml.WriteElementString("author", ItunesNamespace, Author);
        xml.WriteElementString("explicit", ItunesNamespace, "false");
        xml.WriteElementString("type", ItunesNamespace, "episodic");
        xml.WriteStartElement("category", ItunesNamespace);
        xml.WriteAttributeString("text", "News");
        xml.WriteEndElement();
        xml.WriteStartElement("image", ItunesNamespace);
        xml.WriteAttributeString("href", cover);
        xml.WriteEndElement();
    }

    private static void WriteEpisode(XmlWriter xml, BriefDigest brief, BriefUrls urls)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", Legal(EpisodeTitle(brief)));
        xml.WriteElementString("link", urls.Page);
        xml.WriteElementString("description", Legal(EpisodeDescription(brief)));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(brief.RunId);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(brief.GeneratedAt));
        WriteEnclosure(xml, brief.Audio!, urls.Audio!);
        xml.WriteElementString("duration", ItunesNamespace, Seconds(brief.Audio!));
        if (urls.TranscriptVtt is { } transcript)
        {
            WriteTranscript(xml, transcript);
        }

        xml.WriteEndElement();
    }

    // The size is required; 0 is what feeds say when it is unknown.
    private static void WriteEnclosure(XmlWriter xml, AudioDetails audio, string address)
    {
        xml.WriteStartElement("enclosure");
        xml.WriteAttributeString("url", address);
        xml.WriteAttributeString("length", (audio.Bytes ?? 0).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("type", "audio/mpeg");
        xml.WriteEndElement();
    }

    private static void WriteTranscript(XmlWriter xml, string address)
    {
        xml.WriteStartElement("transcript", PodcastNamespace);
        xml.WriteAttributeString("url", address);
        xml.WriteAttributeString("type", "text/vtt");
        xml.WriteEndElement();
    }

    private static string EpisodeTitle(BriefDigest brief)
    {
        var day = brief.GeneratedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return brief.Stories.Count == 0 ? $"{Title}, {day}" : $"{brief.Stories[0].Title} ({day})";
    }

    private static string EpisodeDescription(BriefDigest brief) =>
        string.Join('\n', [brief.Why, .. brief.Stories.Select(item => $"• {item.Title} ({item.Source})")]);

    private static string Seconds(AudioDetails audio) =>
        Math.Ceiling(audio.DurationSeconds).ToString("F0", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML cannot carry, half surrogate pairs among them.</summary>
    private static string Legal(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
}
