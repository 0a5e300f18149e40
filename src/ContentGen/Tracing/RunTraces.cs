using ContentGen.Agents;
using ContentGen.Orchestration;

namespace ContentGen.Tracing;

/// <summary>Writes a run's trace. Pure.</summary>
internal static class RunTraces
{
    /// <summary>The trace of a run that has made its brief.</summary>
    public static RunTrace Ended(
        string runId,
        string traceId,
        string status,
        (DateTimeOffset Start, DateTimeOffset End) times,
        IEnumerable<AgentProgress> lines,
        IReadOnlyDictionary<string, AgentNote> notes,
        int speechCharacters)
    {
        AgentTrace[] agents = [.. lines.Select(line => AgentTraces.Of(line, notes.GetValueOrDefault(line.Name, AgentNote.None)))];
        return new(
            runId, traceId, status, true, times.Start, times.End, Milliseconds(times.Start, times.End), TotalsOf(notes.Values, speechCharacters), agents);
    }

    /// <summary>The trace of a run that goes on, or that ended without a brief: what its status tells.</summary>
    public static RunTrace SoFar(RunStatus status, string? traceId) => new(
        status.RunId,
        traceId,
        TraceStatus.Of(status.Status),
        false,
        status.StartedAt,
        status.LastUpdated,
        Milliseconds(status.StartedAt, status.LastUpdated),
        TotalsOf([], 0),
        [.. status.Agents.Select(line => AgentTraces.Of(line, AgentNote.None))]);

    private static TraceTotals TotalsOf(IEnumerable<AgentNote> notes, int speechCharacters)
    {
        ModelUsage[] usages = [.. notes.Select(note => note.Usage).OfType<ModelUsage>()];
        return new(
            usages.Sum(usage => usage.PromptCharacters),
            usages.Sum(usage => usage.InputTokens),
            usages.Sum(usage => usage.OutputTokens),
            usages.Sum(usage => usage.DurationMs),
            speechCharacters);
    }

    private static long Milliseconds(DateTimeOffset start, DateTimeOffset end) => (long)(end - start).TotalMilliseconds;
}
