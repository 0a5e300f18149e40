using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

/// <summary>How often and how fast a failed attempt is repeated. Section <c>ContentGen:Retry</c>.</summary>
public sealed class RetryOptions
{
    /// <summary>Attempts in total, the first included. Default: 4 (three retries). Range: 1 to 10.</summary>
    [Range(1, 10, ErrorMessage = "ContentGen:Retry:MaxAttempts must be from {1} to {2}.")]
    public int MaxAttempts { get; set; } = 4;

    /// <summary>Wait before the first retry. Default: 2 seconds. Range: 1 millisecond to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "ContentGen:Retry:FirstRetryInterval must be from {1} to {2}.")]
    public TimeSpan FirstRetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Factor by which each wait grows. Default: 2. Range: 1 to 10.</summary>
    [Range(1.0, 10.0, ErrorMessage = "ContentGen:Retry:BackoffCoefficient must be from {1} to {2}.")]
    public double BackoffCoefficient { get; set; } = 2;

    /// <summary>Longest wait. Default: 30 seconds. Range: 1 millisecond to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00", ErrorMessage = "ContentGen:Retry:MaxRetryInterval must be from {1} to {2}.")]
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromSeconds(30);
}
