using ContentGen.Briefs;
using ContentGen.Failures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/briefs/{runId}</c>: one brief. 404 while its run has not delivered.</summary>
public sealed class GetBrief(BriefArchive archive)
{
    [Function(nameof(GetBrief))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "briefs/{runId}")] HttpRequestData request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            return await archive.FindAsync(runId, client, cancellationToken) is { } brief
                ? await request.WriteConditionalJsonAsync(request.WithAudioUrl(brief), brief.UpdatedAt ?? brief.GeneratedAt, cancellationToken)
                : await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }
}
