using ContentGen.Orchestration;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary>What a reader sees of a run: its custom status, brought up to the moment of reading.</summary>
internal static class RunStatusView
{
    public static RunStatus Of(OrchestrationMetadata run, DateTimeOffset now)
    {
        RunStatus status = run.SerializedCustomStatus is null ? Accepted(run) : run.ReadCustomStatusAs<RunStatus>() ?? Accepted(run);
        return run.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated =>
                status with { Status = RunState.Failed, CurrentAgent = null, EstimatedTimeRemaining = 0, LastUpdated = run.LastUpdatedAt },
            OrchestrationRuntimeStatus.Completed => status,
            _ => status with { EstimatedTimeRemaining = SecondsUntil(status.EstimatedCompletionTime, now) },
        };
    }

    private static RunStatus Accepted(OrchestrationMetadata run) => new(
        run.InstanceId,
        RunState.Starting,
        null,
        new(0, AgentPlan.Entries.Count, 0),
        [.. AgentPlan.Entries.Select(entry => new AgentProgress(entry.Name, AgentState.Waiting, 0, null, null, null))],
        [],
        [],
        [],
        AgentPlan.Dependencies,
        run.CreatedAt,
        run.LastUpdatedAt,
        run.CreatedAt + AgentPlan.TypicalRunDuration,
        0,
        null);

    private static int SecondsUntil(DateTimeOffset time, DateTimeOffset now) => Math.Max(0, (int)Math.Ceiling((time - now).TotalSeconds));
}
