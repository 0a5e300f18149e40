namespace ContentGen.Failures;

/// <summary>The one table from an activity's failure to its category, and to whether another attempt is made.</summary>
public static class FailureTable
{
    private static readonly Dictionary<string, FailureCategory> Categories = new(StringComparer.Ordinal)
    {
        [typeof(ServiceTimeoutException).FullName!] = FailureCategory.Timeout,
        [typeof(ServiceThrottledException).FullName!] = FailureCategory.Throttled,
        [typeof(ThrottledForLongException).FullName!] = FailureCategory.Throttled,
        [typeof(ExternalServiceException).FullName!] = FailureCategory.ExternalApi,
        [typeof(CircuitOpenException).FullName!] = FailureCategory.ExternalApi,
        [typeof(InvalidOutputException).FullName!] = FailureCategory.Validation,
        [typeof(SystemResourceException).FullName!] = FailureCategory.SystemResource,
        [typeof(MisconfiguredException).FullName!] = FailureCategory.Configuration,
        [typeof(TimeoutException).FullName!] = FailureCategory.Timeout,
        [typeof(OperationCanceledException).FullName!] = FailureCategory.Timeout,
        [typeof(TaskCanceledException).FullName!] = FailureCategory.Timeout,
        [typeof(HttpRequestException).FullName!] = FailureCategory.ExternalApi,
        [typeof(System.Text.Json.JsonException).FullName!] = FailureCategory.Validation,
        [typeof(IOException).FullName!] = FailureCategory.SystemResource,
        [typeof(UnauthorizedAccessException).FullName!] = FailureCategory.SystemResource,
        [typeof(OutOfMemoryException).FullName!] = FailureCategory.SystemResource,
    };

    /// <summary>
    /// The category of a failure, by the full name of the exception's type, looking at inner failures when the outer type is unknown.
    /// A type that no one in the chain knows counts as <see cref="FailureCategory.SystemResource"/>.
    /// </summary>
    public static FailureCategory CategoryOf(TaskFailureDetails details) =>
        Categories.TryGetValue(details.ErrorType, out var category) ? category
        : details.InnerFailure is { } inner ? CategoryOf(inner)
        : FailureCategory.SystemResource;

    /// <summary>True when the service was not called because its circuit breaker was not closed.</summary>
    public static bool IsOpenCircuit(TaskFailureDetails details) => details.ErrorType == typeof(CircuitOpenException).FullName;

    /// <summary>
    /// True when another attempt may succeed. An open breaker, and a service that wants to be left alone for long, are never tried again
    /// within the same step.
    /// </summary>
    public static bool IsRetryable(TaskFailureDetails details) =>
        !IsOpenCircuit(details)
        && details.ErrorType != typeof(ThrottledForLongException).FullName
        && CategoryOf(details) is not (FailureCategory.Validation or FailureCategory.Configuration);
}

/// <summary>
/// What kind of trouble stopped an activity, and what is done about it. When no attempt is left, the section's fallback is used.
/// </summary>
public enum FailureCategory
{
    /// <summary>The call did not answer within its time limit. Tried again after the backoff of the retry policy.</summary>
    Timeout,

    /// <summary>The service asked for fewer calls. Tried again, but not before the service's own waiting time is over.</summary>
    Throttled,

    /// <summary>The service failed, refused or could not be reached. Tried again after the backoff of the retry policy.</summary>
    ExternalApi,

    /// <summary>The answer arrived but is not usable. Not tried again.</summary>
    Validation,

    /// <summary>This machine ran out of something, or the store could not be used. Tried again after the backoff.</summary>
    SystemResource,

    /// <summary>
    /// A setting, credential or permission is missing or wrong. Not tried again: nothing but a change by an operator can help.
    /// </summary>
    Configuration,
}
