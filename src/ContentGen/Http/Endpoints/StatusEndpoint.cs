using ContentGen.Agents;
using ContentGen.Learning;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/agent-status?runId=</c>: how far a run is. Needs no system key.</summary>
public sealed class StatusEndpoint(TimeProvider timeProvider)
{
    [Function("GetAgentStatus")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/agent-status")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        string? runId = request.Query["runId"];
        if (string.IsNullOrEmpty(runId))
        {
            return Problems.InvalidRequest("runId", "is missing; add ?runId= with the id that generate-fresh answered");
        }

        var run = RunId.IsValid(runId)
            ? await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken)
            : null;
        if (run is null || run.Name is not (GenerateBriefOrchestrator.FunctionName or RegenerateSectionOrchestrator.FunctionName))
        {
            return Problems.UnknownRun(runId);
        }

        var status = RunStatusView.Of(run, timeProvider.GetUtcNow());
        return Answers.Json(status with { ContentUrl = status.ContentUrl is { } path ? request.AbsoluteUrl(path) : null });
    }

    /// <summary>Where the status of an orchestration is told.</summary>
    internal static string UrlOf(string instanceId, HttpRequest request) =>
        request.AbsoluteUrl(PathOf(instanceId));

    internal static string PathOf(string instanceId) => $"/api/agent-status?runId={Uri.EscapeDataString(instanceId)}";
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
            _ => UnderWay(status, RunEstimate.At(now, status.StartedAt, status.EstimatedCompletionTime), now),
        };
    }

    private static RunStatus UnderWay(RunStatus status, DateTimeOffset estimate, DateTimeOffset now) => status with
    {
        EstimatedCompletionTime = estimate,
        EstimatedTimeRemaining = (int)Math.Ceiling((estimate - now).TotalSeconds),
    };

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

    private static RunStatus Accepted(OrchestrationMetadata run) => new(
        run.InstanceId,
        RunState.Starting,
        null,
        new(0, AgentPlan.Lines.Count, 0),
        [.. AgentPlan.Lines.Select(line => new AgentProgress(line, AgentState.Waiting, 0, null, null, null))],
        [],
        [],
        [],
        AgentPlan.Dependencies,
        run.CreatedAt,
        run.LastUpdatedAt,
        run.CreatedAt + RunExpectations.TypicalRunDuration,
        0,
        null);
}
