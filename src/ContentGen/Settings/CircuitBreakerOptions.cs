using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

/// <summary>When a circuit breaker opens and closes. Section <c>ContentGen:CircuitBreaker</c>.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>Failures in a row after which it opens. Default: 5. Range: 1 to 100.</summary>
    [Range(1, 100, ErrorMessage = "ContentGen:CircuitBreaker:FailureThreshold must be from {1} to {2}.")]
    public int FailureThreshold { get; set; } = 5;

    /// <summary>How long it stays open before one probe is let through. Default: 1 minute. Range: 100 milliseconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "ContentGen:CircuitBreaker:BreakDuration must be from {1} to {2}.")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromMinutes(1);
}
