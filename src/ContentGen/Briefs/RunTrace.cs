using ContentGen.Agents;
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
}

/// <summary>Sums over a run's agents, and what the voice was charged for.</summary>
/// <param name="PromptCharacters">Characters of the prompts of agents whose model answered.</param>
/// <param name="ModelMs">Time spent in model calls, in milliseconds; calls that ran side by side count each.</param>
/// <param name="SpeechCharacters">Characters that Amazon Polly charged for.</param>
public sealed record TraceTotals(int PromptCharacters, int InputTokens, int OutputTokens, long ModelMs, int SpeechCharacters);

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
