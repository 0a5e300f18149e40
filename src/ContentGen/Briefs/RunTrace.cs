using ContentGen.Agents;
using ContentGen.Cost;
using ContentGen.Sections;

namespace ContentGen.Briefs;

/// <summary>What a run did, agent by agent: sizes, times, attempts and decisions, without prompts or answers. A few kilobytes.</summary>
/// <param name="TraceId">32 hexadecimal digits; the run's spans carry the same.</param>
/// <param name="Status">The run's status in the words of <c>agent-status</c>.</param>
/// <param name="Complete">False while the run goes on; model usage is known when it has ended.</param>
/// <param name="Duration">From the start to the last change, in milliseconds.</param>
public sealed record RunTrace(
    string RunId,
    string? TraceId,
    string Status,
    bool Complete,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    long Duration,
    TraceTotals Totals,
    IReadOnlyList<AgentTrace> Agents)
{
    /// <summary>
    /// How the run's steps fared, the agents' and the others; what later runs expect is learned from it. Null in older traces.
    /// </summary>
    public IReadOnlyList<StepObservation>? Steps { get; init; }

    /// <param name="notes">What is known beside the status lines once the brief is made; null until then.</param>
    internal static RunTrace Of(
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
                .Select(line => AgentTrace.Of(line, notes?.GetValueOrDefault(line.Name) ?? new(null, null))),
        ];
        var duration = (long)(last - start).TotalMilliseconds;
        return new(runId, traceId, status, notes is not null, start, last, duration, TraceTotals.Of(agents, speechCharacters), agents);
    }

    /// <summary>One trace of a run and of a section of it that was made again: of each agent the newer one has, that counts.</summary>
    /// <remarks>Merging the same again changes nothing.</remarks>
    internal static RunTrace Merged(RunTrace one, RunTrace other)
    {
        var (older, newer) = one.UpdatedAt < other.UpdatedAt ? (one, other) : (other, one);
        if (older.UpdatedAt == newer.UpdatedAt || older.Agents.All(agent => newer.Find(agent.Name) is not null))
        {
            return newer;
        }

        var found = AgentPlan.Entries.Select(entry => newer.Find(entry.Name) ?? older.Find(entry.Name));
        AgentTrace[] agents = [.. found.OfType<AgentTrace>()];
        return newer with
        {
            StartedAt = older.StartedAt,
            Duration = older.Duration + newer.Duration,
            Totals = TraceTotals.Of(agents, newer.Totals.SpeechCharacters),
            Agents = agents,
            Steps = [.. older.Steps ?? [], .. newer.Steps ?? []],
        };
    }

    private AgentTrace? Find(string agent) => Agents.FirstOrDefault(trace => trace.Name == agent);
}

/// <summary>Sums over a run's agents, and what the voice was charged for.</summary>
/// <param name="PromptCharacters">Characters of the prompts of agents whose model answered.</param>
/// <param name="ModelMs">Time spent in model calls, in milliseconds; calls that ran side by side count each.</param>
/// <param name="SpeechCharacters">Characters that Amazon Polly charged for.</param>
public sealed record TraceTotals(int PromptCharacters, int InputTokens, int OutputTokens, long ModelMs, int SpeechCharacters)
{
    internal static TraceTotals Of(IReadOnlyCollection<AgentTrace> agents, int speechCharacters) => new(
        agents.Where(agent => agent.Input.Tokens > 0).Sum(agent => agent.Input.PromptCharacters ?? 0),
        agents.Sum(agent => agent.Input.Tokens ?? 0),
        agents.Sum(agent => agent.Output.Tokens ?? 0),
        agents.Sum(agent => agent.Output.ModelMs ?? 0),
        speechCharacters);
}

/// <summary>One agent's part of a <see cref="RunTrace"/>.</summary>
/// <param name="Duration">From the first attempt's start to the end, in milliseconds; null when it never ended or was never called.</param>
/// <param name="RetryCount">Attempts after the first.</param>
/// <param name="Error">The last attempt's failure; null when none failed.</param>
/// <param name="Decisions">What was decided about this agent and why, in order.</param>
public sealed record AgentTrace(
    string Name,
    AgentState Status,
    long? Duration,
    int RetryCount,
    int Attempts,
    string? Error,
    AgentTraceInput Input,
    AgentTraceOutput Output,
    IReadOnlyList<string> Decisions)
{
    /// <summary>Of an agent's status line, its place in the plan and what was noted of it.</summary>
    internal static AgentTrace Of(AgentProgress line, AgentNote note)
    {
        var plan = AgentPlan.Of(line.Name);
        var usage = note.Usage;
        var modelId = usage?.ModelId is { Length: > 0 } model ? model : null;
        return new(
            line.Name,
            line.Status,
            line.DurationMs,
            Math.Max(0, line.Attempts - 1),
            line.Attempts,
            line.Error,
            new(plan.Needs, modelId, usage?.PromptVersion, usage?.PromptCharacters, usage?.InputTokens),
            new(plan.Section, line.Source, note.Provenance?.SourceUrls.Count ?? 0, usage?.OutputTokens, usage?.Repaired, usage?.DurationMs),
            [.. DecisionsOf(line, note)]);
    }

    private static IEnumerable<string> DecisionsOf(AgentProgress line, AgentNote note)
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

/// <summary>What an agent was asked with.</summary>
/// <param name="Needs">Agents whose output it read.</param>
/// <param name="PromptVersion">Null until its model call is known.</param>
/// <param name="PromptCharacters">
/// Characters sent in all attempts that told, system and user text together; of an output from the cache, those that it was made from.
/// Null for an agent that was not called or whose attempts told nothing.
/// </param>
/// <param name="Tokens">Tokens read, as far as the attempts told; 0 for an output from the cache.</param>
public sealed record AgentTraceInput(
    IReadOnlyList<string> Needs, string? ModelId, string? PromptVersion, int? PromptCharacters, int? Tokens);

/// <summary>What came of an agent.</summary>
/// <param name="Section">The section that it fills.</param>
/// <param name="Source">Where that section came from; null until known.</param>
/// <param name="Repaired">True when the first answer was invalid and the second was used.</param>
/// <param name="Tokens">Tokens written, as far as the attempts told.</param>
/// <param name="ModelMs">Time spent in model calls, as far as the attempts told, in milliseconds.</param>
public sealed record AgentTraceOutput(string Section, SectionSource? Source, int SourceUrls, int? Tokens, bool? Repaired, long? ModelMs);

/// <summary>What is known of an agent beside its status line.</summary>
/// <param name="Usage">Of all its attempts; of an output from the cache, the prompt's size alone. Null when nothing is known.</param>
internal sealed record AgentNote(ModelUsage? Usage, Provenance? Provenance);

/// <summary>How one step of one run fared. Answers from the cache are not observed.</summary>
/// <param name="Step">The agent's name, or <c>headlines</c>, <c>audio</c>.</param>
/// <param name="DurationMs">From the first attempt's start to the end, in milliseconds.</param>
public sealed record StepObservation(string Step, double DurationMs, bool Succeeded);
