using System.Text.Json.Serialization;

namespace ContentGen.Briefs;

/// <summary>A story as the web client reads it; the names are the client's.</summary>
public sealed record NewsItem(
    string Id,
    string Title,
    string Category,
    string Summary,
    [property: JsonPropertyName("relevance_score")] double RelevanceScore,
    string Source,
    string Url,
    string? Image,
    [property: JsonPropertyName("selection_reason")] string? SelectionReason,
    DateTimeOffset? PublishedAt);
