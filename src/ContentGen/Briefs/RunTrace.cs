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
    IReadOnlyList<AgentTrace> Agents);
