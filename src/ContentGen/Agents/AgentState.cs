using System.Text.Json.Serialization;

namespace ContentGen.Agents;

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
