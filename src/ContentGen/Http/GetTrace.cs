using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary>
/// <c>GET /api/trace/{runId}</c> or <c>/api/trace?traceId=</c>: what each agent of a run did. A run that goes on is answered with what
/// is known so far; a run is found by its trace id once its brief is published.
/// </summary>
public sealed class GetTrace(TraceArchive archive, TimeProvider timeProvider)
{
    [Function(nameof(GetTrace))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trace/{runId?}")] HttpRequestData request,
        string? runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            return string.IsNullOrEmpty(runId)
                ? await ByTraceIdAsync(request, client, cancellationToken)
                : await ByRunIdAsync(request, runId, client, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private async Task<HttpResponseData> ByTraceIdAsync(HttpRequestData request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var traceId = request.Query["traceId"]?.ToLowerInvariant();
        if (!TraceArchive.IsTraceId(traceId))
        {
            return await request.WriteProblemAsync(TraceProblem.InvalidTraceId, cancellationToken);
        }

        return await archive.FindRunAsync(traceId!, cancellationToken) is { } runId
            ? await ByRunIdAsync(request, runId, client, cancellationToken)
            : await request.WriteProblemAsync(TraceProblem.UnknownTrace(traceId!), cancellationToken);
    }

    private async Task<HttpResponseData> ByRunIdAsync(HttpRequestData request, string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var trace = RunId.IsValid(runId)
            ? await archive.FindAsync(runId, cancellationToken) ?? await SoFarAsync(runId, client, cancellationToken)
            : null;
        if (trace is null)
        {
            return await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }

        var response = await request.WriteJsonAsync(trace, cancellationToken: cancellationToken);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    private async Task<RunTrace?> SoFarAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var run = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
        return run?.Name == GenerateBriefOrchestrator.FunctionName
            ? RunTraces.SoFar(RunStatusView.Of(run, timeProvider.GetUtcNow()), run.ReadInputAs<GenerateBriefInput>()?.TraceId)
            : null;
    }
}
