using ContentGen.Agents;

namespace ContentGen.Briefs;

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
    IReadOnlyList<string> Decisions);
