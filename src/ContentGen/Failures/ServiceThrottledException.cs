namespace ContentGen.Failures;

/// <summary>A service asked for fewer calls.</summary>
public sealed class ServiceThrottledException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Throttled;

    /// <summary>How long the service asked to wait, or null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
