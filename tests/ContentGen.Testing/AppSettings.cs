namespace ContentGen.Testing;

/// <summary>Settings that make failing runs quick without changing what they do.</summary>
public static class AppSettings
{
    public static IReadOnlyDictionary<string, string?> QuickRetries { get; } = new Dictionary<string, string?>
    {
        ["ContentGen__Retry__FirstRetryInterval"] = "00:00:00.020",
        ["ContentGen__Retry__MaxRetryInterval"] = "00:00:00.100",
    };

    /// <summary>Quick retries, short limits, and breakers that stay out of the way of single faults.</summary>
    public static IReadOnlyDictionary<string, string?> ShortLimits { get; } = new Dictionary<string, string?>(QuickRetries)
    {
        ["ContentGen__AgentTimeout"] = "00:00:05",
        ["ContentGen__RunDeadline"] = "00:01:00",
        ["ContentGen__Retry__MaxAttempts"] = "2",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
    };

    /// <summary>A run that gives up after 10 seconds.</summary>
    public static IReadOnlyDictionary<string, string?> ShortRun { get; } = new Dictionary<string, string?>(ShortLimits)
    {
        ["ContentGen__RunDeadline"] = "00:00:10",
    };
}
