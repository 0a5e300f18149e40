using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/trace/{runId}</c> or <c>/api/trace?traceId=</c>: what each agent of a run did. A run that goes on is answered with what
/// is known so far; a run is found by its trace id once its brief is published.
/// </summary>
public sealed class TraceEndpoint(TraceArchive archive, TimeProvider timeProvider)
{
    [Function("GetTrace")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/trace/{runId?}")] HttpRequest request,
        string? runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(runId))
        {
            return await ByRunIdAsync(runId, client, cancellationToken);
        }

        var traceId = request.Query["traceId"].ToString().ToLowerInvariant();
        if (!TraceArchive.IsTraceId(traceId))
        {
            return Problems.InvalidRequest(
                "traceId", "must be 32 hexadecimal digits, as in a brief's traceId; or name a run: /api/trace/{runId}.");
        }

        return await archive.FindRunAsync(traceId, cancellationToken) is { } found
            ? await ByRunIdAsync(found, client, cancellationToken)
            : UnknownTrace(traceId);
    }

    private async Task<IResult> ByRunIdAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var trace = RunId.IsValid(runId)
            ? await archive.FindAsync(runId, cancellationToken) ?? await SoFarAsync(runId, client, cancellationToken)
            : null;
        return trace is null ? Problems.UnknownRun(runId) : Answers.Json(trace);
    }

    private async Task<RunTrace?> SoFarAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var run = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
        if (run?.Name != GenerateBriefOrchestrator.FunctionName)
        {
            return null;
        }

        var status = RunStatusView.Of(run, timeProvider.GetUtcNow());
        var traceId = run.ReadInputAs<GenerateBriefInput>()?.TraceId;
        return RunTrace.Of(status.RunId, traceId, status.Status.Name(), status.StartedAt, status.LastUpdated, status.Agents);
    }

    private static IResult UnknownTrace(string traceId) => Problems.NotFound(
        "unknown-trace",
        "There is no run of that trace",
        $"No published run has the trace id {traceId}. A run that still goes on is found by its run id: /api/trace/{{runId}}.");
}
