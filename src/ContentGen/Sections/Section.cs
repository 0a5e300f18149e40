using System.Text.Json.Serialization;

namespace ContentGen.Sections;

/// <summary>A part of a brief together with where it came from.</summary>
/// <param name="Content">The content; null only when <see cref="Provenance.Source"/> is <see cref="SectionSource.Missing"/>.</param>
public sealed record Section<T>(T? Content, Provenance Provenance)
    where T : class;

/// <summary>Makes sections; each source address is kept once.</summary>
public static class Section
{
    public static Section<T> Live<T>(T content, IEnumerable<string> sourceUrls)
        where T : class => new(content, new(SectionSource.Live, 0, null, [.. sourceUrls.Distinct()]));

    public static Section<T> Cached<T>(T content, int ageSeconds, string reason, IEnumerable<string> sourceUrls)
        where T : class => new(content, new(SectionSource.Cached, ageSeconds, reason, [.. sourceUrls.Distinct()]));

    public static Section<T> Derived<T>(T content, string reason, IEnumerable<string> sourceUrls)
        where T : class => new(content, new(SectionSource.Derived, 0, reason, [.. sourceUrls.Distinct()]));

    public static Section<T> Static<T>(T content, string reason)
        where T : class => new(content, new(SectionSource.Static, 0, reason, []));

    public static Section<T> Missing<T>(string reason)
        where T : class => new(null, new(SectionSource.Missing, 0, reason, []));
}

/// <summary>Names of a brief's sections, as shown in <c>sections</c> of the brief and used in URLs.</summary>
public static class SectionName
{
    public const string Headlines = "headlines";
    public const string News = "news";
    public const string Curation = "curation";
    public const string FavoriteStory = "favoriteStory";
    public const string Script = "script";
    public const string MediaEnhancements = "mediaEnhancements";
    public const string WeekendRecommendations = "weekendRecommendations";
    public const string Audio = "audio";
}

/// <summary>Where a section of a brief came from.</summary>
public enum SectionSource
{
    /// <summary>Made in this run.</summary>
    [JsonStringEnumMemberName("live")]
    Live,

    /// <summary>Made in an earlier run and kept.</summary>
    [JsonStringEnumMemberName("cached")]
    Cached,

    /// <summary>Computed, without a model, from sections that succeeded.</summary>
    [JsonStringEnumMemberName("derived")]
    Derived,

    /// <summary>Fixed emergency content that ships with the product.</summary>
    [JsonStringEnumMemberName("static")]
    Static,

    /// <summary>Left out.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,
}

/// <summary>Says honestly where one section came from.</summary>
/// <param name="Source">Where the content came from.</param>
/// <param name="AgeSeconds">Age of the content in seconds when the run used it; 0 for content made in the run.</param>
/// <param name="Reason">Why it is not live; null when it is.</param>
/// <param name="SourceUrls">Addresses of the news stories it stands on; empty when it stands on none.</param>
public sealed record Provenance(SectionSource Source, int AgeSeconds, string? Reason, IReadOnlyList<string> SourceUrls);
