using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Text;
using NodaTime;

namespace ContentGen.Podcast;

/// <summary>What the podcast of all briefs, that of each edition, and their episodes are called.</summary>
public sealed class PodcastShows(IOptions<PodcastOptions> options, EditionCatalog editions)
{
    private const int LongestTitle = 200;

    // The namespace of podcasts, from the definition of podcast:guid.
    private static readonly Guid Podcasts = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    /// <param name="edition">Name of an edition; null for the podcast of all briefs.</param>
    public string TitleOf(string? edition) =>
        editions.Find(edition) is { } known ? $"{options.Value.Title}: {known.Title}" : options.Value.Title;

    /// <summary>
    /// ISO 639-1 code of the language that the edition is made in; of the first edition for the podcast of all briefs. That of a single
    /// brief never changes it.
    /// </summary>
    /// <inheritdoc cref="TitleOf"/>
    public string LanguageOf(string? edition) => (editions.Find(edition) ?? editions.All[0]).Request.Language;

    /// <summary>The podcast's UUID.</summary>
    /// <param name="edition">Name of an edition; null for the podcast of all briefs.</param>
    /// <param name="feed">Absolute address of its feed, without a key.</param>
    public Guid GuidOf(string? edition, string feed)
    {
        if (!Guid.TryParseExact(options.Value.Guid, "D", out var configured))
        {
            return FromName(Podcasts, feed[(feed.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'));
        }

        return edition is null ? configured : FromName(configured, edition);
    }

    /// <summary>Title of the episode that the brief is: its first story and its day, in the time zone of its edition.</summary>
    public string EpisodeTitle(BriefDigest brief)
    {
        var zone = DateTimeZoneProviders.Tzdb[editions.Find(brief.Edition)?.TimeZone ?? "UTC"];
        var day = Day(Instant.FromDateTimeOffset(brief.GeneratedAt).InZone(zone).Date, brief.Language);
        return brief.Stories.Count == 0
            ? $"{TitleOf(brief.Edition)}, {day}"
            : $"{TextLimit.Words(Legal(brief.Stories[0].Title), LongestTitle)} ({day})";
    }

    /// <summary>Without the characters that XML cannot carry, half surrogate pairs among them.</summary>
    internal static string Legal(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    /// <summary>A date as it is written in English, and by its digits in other languages, whose months the app cannot name.</summary>
    internal static string Day(LocalDate day, string language) => language == "en"
        ? day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)
        : day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    // Version 5 of RFC 9562, which is by SHA-1.
    private static Guid FromName(Guid space, string name)
    {
#pragma warning disable CA5350 // What is made is a name, not a secret.
        var bytes = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
