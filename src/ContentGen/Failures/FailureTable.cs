using Microsoft.DurableTask;

namespace ContentGen.Failures;

/// <summary>The one table from an activity's failure to its category, and from the category to what is done about it.</summary>
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
    public static FailureCategory CategoryOf(TaskFailureDetails details)
    {
        for (var current = details; current is not null; current = current.InnerFailure)
        {
            if (Categories.TryGetValue(current.ErrorType, out var category))
            {
                return category;
            }
        }

        return FailureCategory.SystemResource;
    }

    public static Recovery RecoveryOf(FailureCategory category) => category switch
    {
        FailureCategory.Timeout or FailureCategory.ExternalApi or FailureCategory.SystemResource => Recovery.Retry,
        FailureCategory.Throttled => Recovery.RetryLater,
        FailureCategory.Validation => Recovery.FallBack,
        FailureCategory.Configuration => Recovery.Stop,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Not a failure category."),
    };

    /// <summary>True when the service was not called because its circuit breaker was not closed.</summary>
    public static bool IsOpenCircuit(TaskFailureDetails details) => details.ErrorType == typeof(CircuitOpenException).FullName;

    /// <summary>
    /// True when another attempt may succeed. An open breaker, and a service that wants to be left alone for long, are never tried again
    /// within the same step.
    /// </summary>
    public static bool IsRetryable(TaskFailureDetails details) =>
        !IsOpenCircuit(details)
        && details.ErrorType != typeof(ThrottledForLongException).FullName
        && RecoveryOf(CategoryOf(details)) is (Recovery.Retry or Recovery.RetryLater);
}

/// <summary>
/// What kind of trouble stopped an activity. Each category picks one <see cref="Recovery"/>; see <see cref="FailureTable"/>.
/// </summary>
public enum FailureCategory
{
    /// <summary>The call did not answer within its time limit.</summary>
    Timeout,

    /// <summary>The service asked for fewer calls.</summary>
    Throttled,

    /// <summary>The service failed, refused or could not be reached.</summary>
    ExternalApi,

    /// <summary>The answer arrived but is not usable.</summary>
    Validation,

    /// <summary>This machine ran out of something, or the store could not be used.</summary>
    SystemResource,

    /// <summary>A setting, credential or permission is missing or wrong; trying again cannot help.</summary>
    Configuration,
}

/// <summary>What the orchestrator does after a failed attempt.</summary>
public enum Recovery
{
    /// <summary>Try again after the backoff of the retry policy.</summary>
    Retry,

    /// <summary>Try again, but not before the service's own waiting time is over.</summary>
    RetryLater,

    /// <summary>Stop trying and use the section's fallback.</summary>
    FallBack,

    /// <summary>Stop trying; nothing but a change by an operator can help. The section's fallback is used and the error is shown.</summary>
    Stop,
}
