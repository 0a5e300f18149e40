using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Http;

/// <summary>Answer of <c>/api/bootstrap</c>. The names are those that the web client has always read.</summary>
/// <param name="RunId">Null, like the other nullable properties, before the first brief.</param>
/// <param name="AudioUrl">Absolute address of the MP3; null when there is no audio.</param>
/// <param name="Why">Why these stories were chosen, or why there is no brief.</param>
/// <param name="ShouldRefresh">True when the caller should ask for a fresh brief.</param>
public sealed record BootstrapContent(
    string? RunId,
    BriefStatus? Status,
    bool Emergency,
    string? AudioUrl,
    AudioDetails? Audio,
    IReadOnlyList<string> Sources,
    DateTimeOffset? GeneratedAt,
    string Why,
    string? TraceId,
    string Script,
    [property: JsonPropertyName("news_items")] IReadOnlyList<NewsItem> NewsItems,
    [property: JsonPropertyName("word_timings")] IReadOnlyList<WordTiming> WordTimings,
    AgentOutputs AgentOutputs,
    bool ShouldRefresh,
    IReadOnlyList<AgentProgress> AgentStatus,
    IReadOnlyDictionary<string, Provenance> Sections,
    IReadOnlyList<BriefError> Errors)
{
    /// <param name="brief">With its audio's absolute address, when it has audio.</param>
    public static BootstrapContent Of(Brief brief, bool shouldRefresh) => new(
        brief.RunId,
        brief.Status,
        brief.Emergency,
        brief.AudioUrl,
        brief.Audio,
        brief.Sources,
        brief.GeneratedAt,
        brief.Why,
        brief.TraceId,
        brief.Script,
        brief.NewsItems,
        brief.WordTimings,
        brief.AgentOutputs,
        shouldRefresh,
        brief.AgentStatus,
        brief.Sections,
        brief.Errors);

    /// <summary>The shape of a brief without one in it.</summary>
    public static BootstrapContent Empty(string why) => new(
        RunId: null,
        Status: null,
        Emergency: false,
        AudioUrl: null,
        Audio: null,
        Sources: [],
        GeneratedAt: null,
        why,
        TraceId: null,
        Script: "",
        NewsItems: [],
        WordTimings: [],
        new AgentOutputs(null, null, null),
        ShouldRefresh: true,
        AgentStatus: [],
        new Dictionary<string, Provenance>(),
        Errors: []);
}
