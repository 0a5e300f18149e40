using System.Text.Json.Serialization;
using ContentGen.Sections;

namespace ContentGen.Agents;

/// <summary>One agent's line in the run's status, or the audio's.</summary>
/// <param name="Name">One of <see cref="AgentPlan.Lines"/>.</param>
/// <param name="Attempts">Attempts begun so far.</param>
/// <param name="DurationMs">From the first attempt's start to the end, in milliseconds; null until it ended.</param>
/// <param name="Source">Where its section came from; null until known.</param>
/// <param name="Error">The last attempt's failure, at most 300 characters; null when none failed.</param>
public sealed record AgentProgress(
    string Name,
    AgentState Status,
    int Attempts,
    long? DurationMs,
    SectionSource? Source,
    string? Error)
{
    [JsonIgnore]
    public bool HasEnded => Status is AgentState.Completed or AgentState.Failed or AgentState.Skipped;
}

public enum AgentState
{
    [JsonStringEnumMemberName("WAITING")]
    Waiting,

    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>An attempt failed and another follows.</summary>
    [JsonStringEnumMemberName("RETRYING")]
    Retrying,

    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>No attempt succeeded; the section's fallback is used.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>Not called: its breaker is open or time ran out.</summary>
    [JsonStringEnumMemberName("SKIPPED")]
    Skipped,
}
