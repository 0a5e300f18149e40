using System.Text.Json.Serialization;

namespace ContentGen.CircuitBreaker;

public enum CircuitState
{
    /// <summary>Calls go through; failures in a row are counted.</summary>
    [JsonStringEnumMemberName("CLOSED")]
    Closed,

    /// <summary>No call goes through until the break is over.</summary>
    [JsonStringEnumMemberName("OPEN")]
    Open,

    /// <summary>The break is over and one probe at a time decides whether the breaker closes.</summary>
    [JsonStringEnumMemberName("HALF_OPEN")]
    HalfOpen,
}
