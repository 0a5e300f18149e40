namespace ContentGen.Testing;

/// <summary>
/// Settings that make failing runs quick without changing what they do. Time limits stay as they ship: a busy machine breaks none.
/// </summary>
public static class AppSettings
{
    public static IReadOnlyDictionary<string, string?> QuickRetries { get; } = new Dictionary<string, string?>
    {
        ["ContentGen__Retry__FirstRetryInterval"] = "00:00:00.020",
        ["ContentGen__Retry__MaxRetryInterval"] = "00:00:00.100",
    };

    /// <summary>Two attempts, soon after each other, and breakers that stay out of the way of single faults.</summary>
    public static IReadOnlyDictionary<string, string?> TwoAttempts { get; } = new Dictionary<string, string?>(QuickRetries)
    {
        ["ContentGen__Retry__MaxAttempts"] = "2",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
    };
}
