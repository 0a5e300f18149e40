using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary>How far a run is, and what each of its agents did.</summary>
public sealed class RunEndpoints(TraceArchive archive, TimeProvider timeProvider)
{
    /// <summary><c>GET /api/agent-status?runId=</c>: how far a run is. Needs no system key.</summary>
    [Function("GetAgentStatus")]
    public async Task<IResult> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/agent-status")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        string? runId = request.Query["runId"];
        if (string.IsNullOrEmpty(runId))
        {
            return Problems.InvalidRequest("runId", "is missing; add ?runId= with the id that generate-fresh answered");
        }

        if (await client.FindOrchestrationAsync(runId, cancellationToken) is not { } run)
        {
            return Problems.UnknownRun(runId);
        }

        var status = RunStatusView.Of(run, timeProvider.GetUtcNow());
        return Results.Json(status with { ContentUrl = status.ContentUrl is { } path ? request.AbsoluteUrl(path) : null });
    }

    /// <summary>
    /// <c>GET /api/trace/{runId}</c> or <c>/api/trace?traceId=</c>: what each agent of a run did. A run that goes on is answered with what
    /// is known so far; a run is found by its trace id once its brief is published.
    /// </summary>
    [Function("GetTrace")]
    public async Task<IResult> GetTraceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/trace/{runId?}")] HttpRequest request,
        string? runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(runId))
        {
            var traceId = request.Query["traceId"].ToString().ToLowerInvariant();
            if (!TraceArchive.IsTraceId(traceId))
            {
                return Problems.InvalidRequest(
                    "traceId", "must be 32 hexadecimal digits, as in a brief's traceId; or name a run: /api/trace/{runId}.");
            }

            runId = await archive.FindRunAsync(traceId, cancellationToken);
            if (runId is null)
            {
                return UnknownTrace(traceId);
            }
        }

        if (RunId.IsValid(runId) && await archive.FindAsync(runId, cancellationToken) is { } trace)
        {
            return Results.Json(trace);
        }

        if (await client.FindRunAsync(runId, cancellationToken) is not { } run)
        {
            return Problems.UnknownRun(runId);
        }

        var soFar = RunStatusView.Of(run, timeProvider.GetUtcNow());
        return Results.Json(RunTrace.Of(
            soFar.RunId,
            run.ReadInputAs<GenerateBriefInput>()?.TraceId,
            soFar.Status.Name(),
            soFar.StartedAt,
            soFar.LastUpdated,
            soFar.Agents));
    }

    /// <summary>Where the status of an orchestration is told.</summary>
    internal static string StatusUrl(string instanceId, HttpRequest request) => request.AbsoluteUrl(StatusPath(instanceId));

    internal static string StatusPath(string instanceId) => $"/api/agent-status?runId={Uri.EscapeDataString(instanceId)}";

    private static IResult UnknownTrace(string traceId) => Problems.NotFound(
        "unknown-trace",
        "There is no run of that trace",
        $"No published run has the trace id {traceId}. A run that still goes on is found by its run id: /api/trace/{{runId}}.");
}

/// <summary>What a reader sees of a run: its custom status, brought up to the moment of reading.</summary>
internal static class RunStatusView
{
    public static RunStatus Of(OrchestrationMetadata run, DateTimeOffset now)
    {
        var status = run.SerializedCustomStatus is null ? Accepted(run) : run.ReadCustomStatusAs<RunStatus>() ?? Accepted(run);
        return run.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Completed => status,
            _ when status.Status.HasFinished() => status, // Delivered; what the run still waited for is no matter.
            OrchestrationRuntimeStatus.Terminated => BrokenOff(status, run, "The run was stopped."),
            OrchestrationRuntimeStatus.Failed => BrokenOff(status, run, "The run broke off."),
            _ => status.ExpectedToEnd(status.EstimatedCompletionTime, status.StartedAt, now),
        };
    }

    // The last custom status of such a run is from when it still went on.
    private static RunStatus BrokenOff(RunStatus status, OrchestrationMetadata run, string reason)
    {
        AgentProgress[] agents = [.. status.Agents.Select(agent => agent.Status is AgentState.Completed or AgentState.Failed
            ? agent
            : agent with { Status = AgentState.Skipped, Error = agent.Error ?? reason })];
        return status with
        {
            Status = RunState.Failed,
            CurrentAgent = null,
            Agents = agents,
            Progress = status.Progress with { Completed = agents.Length },
            LastUpdated = run.LastUpdatedAt,
            EstimatedCompletionTime = run.LastUpdatedAt,
            EstimatedTimeRemaining = 0,
        };
    }

    private static RunStatus Accepted(OrchestrationMetadata run) =>
        RunStatus.Accepted(run.InstanceId, run.CreatedAt) with { LastUpdated = run.LastUpdatedAt };
}
