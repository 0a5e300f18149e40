using ContentGen.Briefs;
using ContentGen.Failures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/bootstrap</c>: the latest brief at once, always 200. While the store cannot be read it is the latest brief that this
/// instance has seen; before the first brief it is an empty one that says so.
/// </summary>
public sealed partial class Bootstrap(
    BriefArchive archive,
    TimeProvider time,
    IOptions<BriefsOptions> options,
    ILogger<Bootstrap> logger)
{
    private const string NoneYet = "No brief has been made yet. POST /api/generate-fresh makes the first.";
    private const string StoreDown = "The stored briefs cannot be read at the moment. Try again in a few minutes.";

    [Function(nameof(Bootstrap))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bootstrap")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var content = await FindAsync(request, client, cancellationToken);
        return await request.WriteConditionalJsonAsync(content, lastModified: null, cancellationToken);
    }

    private async Task<BootstrapContent> FindAsync(HttpRequestData request, DurableTaskClient client, CancellationToken cancellationToken)
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

    private BootstrapContent ContentOf(Brief? brief, HttpRequestData request, string whyNone) => brief is null
        ? BootstrapContent.Empty(whyNone)
        : BootstrapContent.Of(request.WithAudioUrl(brief), ShouldRefresh(brief));

    private bool ShouldRefresh(Brief brief) => brief.Emergency || time.GetUtcNow() - brief.GeneratedAt > options.Value.StaleAfter;

    [LoggerMessage(3201, LogLevel.Warning, "The content store cannot be read; answering with what this instance has seen.")]
    private partial void LogStoreDown(Exception exception);
}
