using ContentGen.Agents;
using ContentGen.Cost;
using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>Writes a run's trace. Pure.</summary>
internal static class RunTraces
{
    /// <summary>The trace of a run that has made its brief.</summary>
    public static RunTrace Ended(
        string runId,
        string traceId,
        string status,
        (DateTimeOffset Start, DateTimeOffset Last) times,
        IEnumerable<AgentProgress> lines,
        IReadOnlyDictionary<string, AgentNote> notes,
        int speechCharacters) =>
        Of(
            runId,
            traceId,
            status,
            complete: true,
            times,
            [.. lines.Select(line => AgentOf(line, notes.GetValueOrDefault(line.Name, AgentNote.None)))],
            speechCharacters);

    /// <summary>The trace of a run that goes on, or that ended without a brief: what its status tells.</summary>
    public static RunTrace SoFar(
        string runId,
        string? traceId,
        string status,
        (DateTimeOffset Start, DateTimeOffset Last) times,
        IEnumerable<AgentProgress> lines) =>
        Of(runId, traceId, status, complete: false, times, [.. lines.Select(line => AgentOf(line, AgentNote.None))], speechCharacters: 0);

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

        var found = AgentPlan.Lines.Select(line => Find(newer, line) ?? Find(older, line));
        AgentTrace[] agents = [.. found.OfType<AgentTrace>()];
        return newer with
        {
            StartedAt = older.StartedAt,
            Duration = older.Duration + newer.Duration,
            Totals = TotalsOf(agents, newer.Totals.SpeechCharacters),
            Agents = agents,
            Steps = [.. older.Steps ?? [], .. newer.Steps ?? []],
        };
    }

    private static RunTrace Of(
        string runId,
        string? traceId,
        string status,
        bool complete,
        (DateTimeOffset Start, DateTimeOffset Last) times,
        AgentTrace[] agents,
        int speechCharacters) => new(
        runId,
        traceId,
        status,
        complete,
        times.Start,
        times.Last,
        (long)(times.Last - times.Start).TotalMilliseconds,
        TotalsOf(agents, speechCharacters),
        agents);

    private static AgentTrace? Find(RunTrace trace, string agent) => trace.Agents.FirstOrDefault(line => line.Name == agent);

    private static TraceTotals TotalsOf(IReadOnlyCollection<AgentTrace> agents, int speechCharacters) => new(
        agents.Where(agent => agent.Input.Tokens > 0).Sum(agent => agent.Input.PromptCharacters ?? 0),
        agents.Sum(agent => agent.Input.Tokens ?? 0),
        agents.Sum(agent => agent.Output.Tokens ?? 0),
        agents.Sum(agent => agent.Output.ModelMs ?? 0),
        speechCharacters);

    /// <summary>An agent's part, of its status line, its place in the plan and what was noted of it.</summary>
    private static AgentTrace AgentOf(AgentProgress line, AgentNote note)
    {
        var usage = note.Usage;
        return new(
            line.Name,
            line.Status,
            line.DurationMs,
            Math.Max(0, line.Attempts - 1),
            line.Attempts,
            line.Error,
            new(
                AgentPlan.Dependencies[line.Name],
                usage?.ModelId is { Length: > 0 } model ? model : null,
                usage?.PromptVersion,
                usage?.PromptCharacters,
                usage?.InputTokens),
            new(
                AgentPlan.SectionOf(line.Name),
                line.Source,
                note.Provenance?.SourceUrls.Count ?? 0,
                usage?.OutputTokens,
                usage?.Repaired,
                usage?.DurationMs),
            [.. Decisions(line, note)]);
    }

    private static IEnumerable<string> Decisions(AgentProgress line, AgentNote note)
    {
        if (line.Status == AgentState.Skipped)
        {
            yield return $"{(line.Attempts == 0 ? "Not called" : "Given up")}: {line.Error}";
        }

        if (line.Attempts > 1)
        {
            yield return $"Tried {line.Attempts} times.";
        }

        if (note.Usage is { Repaired: true })
        {
            yield return "The first answer was invalid; the repaired one was used.";
        }

        if (note.Provenance is { Source: not SectionSource.Live } provenance)
        {
            yield return $"The section is {Worded(provenance.Source)}: {provenance.Reason}";
        }
    }

    private static string Worded(SectionSource source) => source switch
    {
        SectionSource.Cached => "from an earlier run",
        SectionSource.Derived => "derived from what succeeded",
        SectionSource.Static => "fixed content",
        _ => "left out",
    };
}

/// <summary>What is known of an agent beside its status line.</summary>
/// <param name="Usage">Of all its attempts; of an output from the cache, the prompt's size alone. Null when nothing is known.</param>
internal sealed record AgentNote(ModelUsage? Usage, Provenance? Provenance)
{
    public static AgentNote None { get; } = new(null, null);
}
