using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Sections;

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
        CancellationToken cancellationToken)
    {
        var edition = EditionQuery.Read(request, editions);
        try
        {
            return Answer(await archive.FindLatestAsync(client, cancellationToken, edition), request, NoneYet);
        }
        catch (SystemResourceException exception)
        {
            LogStoreDown(exception);
            return Answer(await archive.FindLastKnownAsync(client, cancellationToken, edition), request, StoreDown);
        }
    }

    /// <summary>The answer, of the same shape before the first brief. The names are those that the web client has always read.</summary>
    /// <param name="whyNone">Why there is no brief, when there is none.</param>
    private IResult Answer(Brief? brief, HttpRequest request, string whyNone) => Answers.ConditionalJson(new
    {
        brief?.RunId,
        brief?.Status,
        Emergency = brief?.Emergency ?? false,
        AudioUrl = brief is null ? null : BriefUrls.Of(brief, request).Audio,
        brief?.Audio,
        Sources = brief?.Sources ?? [],
        brief?.GeneratedAt,
        Why = brief?.Why ?? whyNone,
        brief?.TraceId,
        Script = brief?.Script ?? "",
        news_items = brief?.NewsItems ?? [],
        word_timings = brief?.WordTimings ?? [],
        AgentOutputs = brief?.AgentOutputs ?? new(null, null, null),
        ShouldRefresh = brief is null || brief.Emergency || time.GetUtcNow() - brief.GeneratedAt > options.Value.StaleAfter,
        AgentStatus = brief?.AgentStatus ?? [],
        Sections = brief?.Sections ?? new Dictionary<string, Provenance>(),
        Errors = brief?.Errors ?? [],
        brief?.Edition,
    });

    [LoggerMessage(3201, LogLevel.Warning, "The content store cannot be read; answering with what this instance has seen.")]
    private partial void LogStoreDown(Exception exception);
}
