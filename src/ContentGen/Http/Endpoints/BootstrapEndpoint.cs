using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Sections;
using ContentGen.Speech;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/bootstrap</c>: the latest brief at once, always 200. While the store cannot be read it is the latest brief that this
/// instance has seen; before the first brief it is an empty one that says so.
/// </summary>
public sealed partial class BootstrapEndpoint(
    BriefArchive archive,
    TimeProvider time,
    IOptions<BriefsOptions> options,
    ILogger<BootstrapEndpoint> logger)
{
    private const string NoneYet = "No brief has been made yet. POST /api/generate-fresh makes the first.";
    private const string StoreDown = "The stored briefs cannot be read at the moment. Try again in a few minutes.";

    [Function("Bootstrap")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bootstrap")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        Answers.ConditionalJson(await FindAsync(request, client, cancellationToken));

    private async Task<BootstrapContent> FindAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            return ContentOf(await archive.FindLatestAsync(client, cancellationToken), request, NoneYet);
        }
        catch (SystemResourceException exception)
        {
            LogStoreDown(exception);
            return ContentOf(await archive.FindLastKnownAsync(client, cancellationToken), request, StoreDown);
        }
    }

    private BootstrapContent ContentOf(Brief? brief, HttpRequest request, string whyNone) => brief is null
        ? BootstrapContent.Empty(whyNone)
        : BootstrapContent.Of(request.WithAudioUrl(brief), ShouldRefresh(brief));

    private bool ShouldRefresh(Brief brief) => brief.Emergency || time.GetUtcNow() - brief.GeneratedAt > options.Value.StaleAfter;

    [LoggerMessage(3201, LogLevel.Warning, "The content store cannot be read; answering with what this instance has seen.")]
    private partial void LogStoreDown(Exception exception);
}

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
