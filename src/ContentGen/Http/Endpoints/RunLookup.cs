using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary>Finds what a request names by the id of a run.</summary>
internal static class RunLookup
{
    /// <returns>What makes a brief or a section, with its input, as the engine knows it; null when it knows none of that id.</returns>
    public static async Task<OrchestrationMetadata?> FindOrchestrationAsync(
        this DurableTaskClient client, string id, CancellationToken cancellationToken) =>
        RunId.IsValid(id)
        && await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellationToken)
            is { Name: GenerateBriefOrchestrator.FunctionName or RegenerateSectionOrchestrator.FunctionName } found
            ? found
            : null;

    /// <returns>As <see cref="FindOrchestrationAsync"/>, but only what makes a brief.</returns>
    public static async Task<OrchestrationMetadata?> FindRunAsync(
        this DurableTaskClient client, string runId, CancellationToken cancellationToken) =>
        await client.FindOrchestrationAsync(runId, cancellationToken) is { Name: GenerateBriefOrchestrator.FunctionName } run ? run : null;

    /// <exception cref="RefusedException">404: there is no brief of the run; the answer says why.</exception>
    public static async Task<Brief> GetAsync(
        this BriefArchive archive, string runId, DurableTaskClient client, CancellationToken cancellationToken) =>
        await archive.FindAsync(runId, client, cancellationToken)
        ?? throw await client.NoBriefAsync(runId, StatusCodes.Status404NotFound, cancellationToken);

    /// <summary>Says why there is no brief of a run: it is still running, was stopped, failed, or there is no such run.</summary>
    /// <param name="status">Of the answer where there is such a run; where there is none it is 404.</param>
    public static async Task<RefusedException> NoBriefAsync(
        this DurableTaskClient client, string runId, int status, CancellationToken cancellationToken) =>
        new(await client.FindRunAsync(runId, cancellationToken) is { } run ? NoBrief(run, status) : Problems.UnknownRun(runId));

    private static IResult NoBrief(OrchestrationMetadata run, int status) => run.RuntimeStatus switch
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
            $"The run '{run.InstanceId}' is still running and has no brief yet. How far it is: {RunEndpoints.StatusPath(run.InstanceId)}.")
            .With("Retry-After", "5"),
    };
}
