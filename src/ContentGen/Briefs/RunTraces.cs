using ContentGen.Agents;
using ContentGen.Cost;
using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>Writes a run's trace. Pure.</summary>
internal static class RunTraces
{
    /// <param name="notes">What is known beside the status lines once the brief is made; null until then, and when there is none.</param>
    public static RunTrace Of(
        string runId,
        string? traceId,
        string status,
        DateTimeOffset start,
        DateTimeOffset last,
        IEnumerable<AgentProgress> lines,
        IReadOnlyDictionary<string, AgentNote>? notes = null,
        int speechCharacters = 0)
    {
        AgentTrace[] agents =
        [
            .. lines
                .Where(line => AgentPlan.IsAgent(line.Name))
                .Select(line => AgentOf(line, notes?.GetValueOrDefault(line.Name) ?? AgentNote.None)),
        ];
        return new(
            runId,
            traceId,
            status,
            notes is not null,
            start,
            last,
            (long)(last - start).TotalMilliseconds,
            TotalsOf(agents, speechCharacters),
            agents);
    }

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

        var found = AgentPlan.Entries.Select(entry => Find(newer, entry.Name) ?? Find(older, entry.Name));
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
        var plan = AgentPlan.Of(line.Name);
        var usage = note.Usage;
        return new(
            line.Name,
            line.Status,
            line.DurationMs,
            Math.Max(0, line.Attempts - 1),
            line.Attempts,
            line.Error,
            new(
                plan.Needs,
                usage?.ModelId is { Length: > 0 } model ? model : null,
                usage?.PromptVersion,
                usage?.PromptCharacters,
                usage?.InputTokens),
            new(plan.Section, line.Source, note.Provenance?.SourceUrls.Count ?? 0, usage?.OutputTokens, usage?.Repaired, usage?.DurationMs),
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
