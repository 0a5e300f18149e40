using System.Text.Json.Serialization;

namespace ContentGen.Sections;

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
