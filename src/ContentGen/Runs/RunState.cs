using System.Text.Json.Serialization;

namespace ContentGen.Runs;

public enum RunState
{
    /// <summary>Accepted; no agent has started.</summary>
    [JsonStringEnumMemberName("STARTING")]
    Starting,

    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>Delivered, every section live or normally cached.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>Delivered with fallbacks.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,

    /// <summary>Stopped from outside, or the orchestration itself broke; nothing was delivered.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
