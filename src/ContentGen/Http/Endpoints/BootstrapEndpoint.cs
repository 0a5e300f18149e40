using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/bootstrap?edition=</c>: the latest brief, of the edition where one is named, at once, always 200. While the store cannot be
/// read it is the latest brief that this instance has seen; before the first brief it is an empty one that says so.
/// </summary>
public sealed partial class BootstrapEndpoint(
    BriefArchive archive,
    EditionCatalog editions,
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
        Answers.ConditionalJson(await FindAsync(request, EditionQuery.Read(request, editions), client, cancellationToken));

    private async Task<BootstrapContent> FindAsync(
        HttpRequest request, string? edition, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            return ContentOf(await archive.FindLatestAsync(client, cancellationToken, edition), request, NoneYet);
        }
        catch (SystemResourceException exception)
        {
            LogStoreDown(exception);
            return ContentOf(await archive.FindLastKnownAsync(client, cancellationToken, edition), request, StoreDown);
        }
    }

    private BootstrapContent ContentOf(Brief? brief, HttpRequest request, string whyNone) =>
        new(brief is null ? null : request.WithAudioUrl(brief), whyNone, ShouldRefresh(brief));

    private bool ShouldRefresh(Brief? brief) =>
        brief is null || brief.Emergency || time.GetUtcNow() - brief.GeneratedAt > options.Value.StaleAfter;

    [LoggerMessage(3201, LogLevel.Warning, "The content store cannot be read; answering with what this instance has seen.")]
    private partial void LogStoreDown(Exception exception);
}

/// <summary>
/// Answer of <c>/api/bootstrap</c>, of the same shape before the first brief. The names are those that the web client has always read.
/// </summary>
/// <param name="brief">With its audio's absolute address, when it has audio; null before the first brief.</param>
/// <param name="whyNone">Why there is no brief, when there is none.</param>
/// <param name="shouldRefresh">True when the caller should ask for a fresh brief.</param>
public sealed class BootstrapContent(Brief? brief, string whyNone, bool shouldRefresh)
{
    public string? RunId => brief?.RunId;

    public BriefStatus? Status => brief?.Status;

    public bool Emergency => brief?.Emergency ?? false;

    public string? AudioUrl => brief?.AudioUrl;

    public AudioDetails? Audio => brief?.Audio;

    public IReadOnlyList<string> Sources => brief?.Sources ?? [];

    public DateTimeOffset? GeneratedAt => brief?.GeneratedAt;

    public string Why => brief?.Why ?? whyNone;

    public string? TraceId => brief?.TraceId;

    public string Script => brief?.Script ?? "";

    [JsonPropertyName("news_items")]
    public IReadOnlyList<NewsItem> NewsItems => brief?.NewsItems ?? [];

    [JsonPropertyName("word_timings")]
    public IReadOnlyList<WordTiming> WordTimings => brief?.WordTimings ?? [];

    public AgentOutputs AgentOutputs => brief?.AgentOutputs ?? new(null, null, null);

    public bool ShouldRefresh => shouldRefresh;

    public IReadOnlyList<AgentProgress> AgentStatus => brief?.AgentStatus ?? [];

    public IReadOnlyDictionary<string, Provenance> Sections => brief?.Sections ?? new Dictionary<string, Provenance>();

    public IReadOnlyList<BriefError> Errors => brief?.Errors ?? [];

    /// <summary>Name of the brief's edition; null for none.</summary>
    public string? Edition => brief?.Edition;
}
