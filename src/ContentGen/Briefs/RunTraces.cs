using ContentGen.Agents;
using ContentGen.Runs;

namespace ContentGen.Briefs;

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
            runId, traceId, status, true, times.Start, times.End, Milliseconds(times.Start, times.End), TotalsOf(agents, speechCharacters), agents);
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

    /// <summary>One trace of a run and of a section of it that was made again: of each agent the newer one has, that counts.</summary>
    /// <remarks>Merging the same again changes nothing.</remarks>
    public static RunTrace Merged(RunTrace older, RunTrace newer)
    {
        if (older.UpdatedAt >= newer.UpdatedAt)
        {
            return older;
        }

        if (older.Agents.All(agent => Find(newer, agent.Name) is not null))
        {
            return newer;
        }

        AgentTrace[] agents = [.. AgentPlan.Entries.Select(entry => Find(newer, entry.Name) ?? Find(older, entry.Name)).OfType<AgentTrace>()];
        return newer with
        {
            StartedAt = older.StartedAt,
            Duration = older.Duration + newer.Duration,
            Totals = TotalsOf(agents, newer.Totals.SpeechCharacters),
            Agents = agents,
        };
    }

    private static AgentTrace? Find(RunTrace trace, string agent) => trace.Agents.FirstOrDefault(line => line.Name == agent);

    private static TraceTotals TotalsOf(IReadOnlyCollection<AgentTrace> agents, int speechCharacters) => new(
        agents.Where(agent => agent.Input.Tokens > 0).Sum(agent => agent.Input.PromptCharacters ?? 0),
        agents.Sum(agent => agent.Input.Tokens ?? 0),
        agents.Sum(agent => agent.Output.Tokens ?? 0),
        agents.Sum(agent => agent.Output.ModelMs ?? 0),
        speechCharacters);

    private static long Milliseconds(DateTimeOffset start, DateTimeOffset end) => (long)(end - start).TotalMilliseconds;
}
