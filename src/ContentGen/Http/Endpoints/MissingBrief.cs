using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http.Endpoints;

/// <summary>Says why there is no brief of a run: it is still running, was stopped, failed, or there is no such run.</summary>
internal static class MissingBrief
{
    /// <param name="status">Of the answer where there is such a run; where there is none it is 404.</param>
    public static async Task<IResult> OfAsync(
        string runId, DurableTaskClient client, CancellationToken cancellationToken, int status = StatusCodes.Status404NotFound)
    {
        var run = RunId.IsValid(runId) ? await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken) : null;
        return run?.Name == GenerateBriefOrchestrator.FunctionName ? Answer(run, status) : Problems.UnknownRun(runId);
    }

    private static IResult Answer(OrchestrationMetadata run, int status) => run.RuntimeStatus switch
    {
        OrchestrationRuntimeStatus.Terminated => Problems.Create(
            status, "run-stopped", "The run was stopped", $"The run '{run.InstanceId}' was stopped before it had a brief. Start another."),
        OrchestrationRuntimeStatus.Failed => Problems.Create(
            status, "run-failed", "The run failed", $"The run '{run.InstanceId}' failed before it had a brief. Start another."),
        _ when run.SerializedCustomStatus is not null && run.ReadCustomStatusAs<RunStatus>() is { Reason: { } reason } => Problems.Create(
            status, "not-published", "The brief was not published", $"{reason} Start another."),
        OrchestrationRuntimeStatus.Completed => Problems.Create(
            status, "no-brief", "The run has no brief", $"The run '{run.InstanceId}' has ended, and its brief is not kept. Start another."),
        _ => Problems.Create(
            status,
            "run-under-way",
            "The run is still running",
            $"The run '{run.InstanceId}' is still running and has no brief yet. How far it is: {StatusEndpoint.PathOf(run.InstanceId)}.")
            .With("Retry-After", "5"),
    };
}
