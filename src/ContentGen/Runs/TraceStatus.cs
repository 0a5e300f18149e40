using ContentGen.Briefs;

namespace ContentGen.Runs;

/// <summary>A run's status as its trace tells it.</summary>
internal static class TraceStatus
{
    /// <summary>In the words of <c>agent-status</c>.</summary>
    public static string Of(RunState state) =>
        state == RunState.WaitingForReview ? "WAITING_FOR_REVIEW" : state.ToString().ToUpperInvariant();

    /// <summary>The trace of a run that goes on, or that ended without a brief.</summary>
    public static RunTrace SoFar(RunStatus status, string? traceId) =>
        RunTraces.SoFar(status.RunId, traceId, Of(status.Status), (status.StartedAt, status.LastUpdated), status.Agents);
}
