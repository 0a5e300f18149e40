using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary><c>GET /api/agent-status?runId=</c>: how far a run is. Needs no system key.</summary>
public sealed class GetAgentStatus(TimeProvider timeProvider)
{
    [Function("GetAgentStatus")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "agent-status")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var runId = request.Query["runId"];
        if (string.IsNullOrEmpty(runId))
        {
            return await request.WriteProblemAsync(Problem.InvalidRequest("runId", "is missing; add ?runId= with the id that generate-fresh answered"), cancellationToken);
        }

        var run = RunId.IsValid(runId)
            ? await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken)
            : null;
        if (run is null || run.Name is not (GenerateBriefOrchestrator.FunctionName or RegenerateSectionOrchestrator.FunctionName))
        {
            return await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }

        var status = RunStatusView.Of(run, timeProvider.GetUtcNow());
        var response = await request.WriteJsonAsync(
            status with { ContentUrl = status.ContentUrl is { } path ? request.AbsoluteUrl(path) : null }, cancellationToken: cancellationToken);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }
}
