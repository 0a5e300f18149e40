using ContentGen.Cost;
using Microsoft.DurableTask.Worker;

namespace ContentGen.Failures;

/// <summary>
/// Base of the exceptions an activity may end with. Providers map the exceptions of their SDK to these once, at their edge.
/// The concrete type's full name crosses from activity to orchestrator as <c>TaskFailureDetails.ErrorType</c>, so the category is
/// known there without reading text.
/// </summary>
public abstract class CategorizedException(string message, Exception? innerException) : Exception(message, innerException)
{
    public abstract FailureCategory Category { get; }

    /// <summary>What the attempt had bought; null when nothing is known of it.</summary>
    public AttemptReceipt? Receipt { get; set; }
}

/// <summary>A service did not answer within the attempt's time limit.</summary>
public sealed class ServiceTimeoutException(
    string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Timeout;
}

/// <summary>A service asked for fewer calls.</summary>
public sealed class ServiceThrottledException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Throttled;

    /// <summary>How long the service asked to wait, or null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>
/// A service asked for fewer calls, and to wait longer than an attempt may last: trying again within the run would be too early.
/// </summary>
public sealed class ThrottledForLongException(string message, TimeSpan retryAfter, Exception? innerException = null)
    : CategorizedException($"{message} It asks to wait {retryAfter.TotalSeconds:0} s, which is too long for this run.", innerException)
{
    public override FailureCategory Category => FailureCategory.Throttled;
}

/// <summary>A service failed, refused the call or could not be reached.</summary>
public sealed class ExternalServiceException(
    string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.ExternalApi;
}

/// <summary>A circuit breaker stood open, so the service was not called.</summary>
public sealed class CircuitOpenException(string service)
    : CategorizedException($"The circuit breaker of {service} is open; {service} was not called.", innerException: null)
{
    public override FailureCategory Category => FailureCategory.ExternalApi;
}

/// <summary>A service answered with something that cannot be used, also after the one repair turn.</summary>
public sealed class InvalidOutputException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Validation;
}

/// <summary>This machine or its store could not do its part: memory, disk, storage account.</summary>
public sealed class SystemResourceException(
    string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.SystemResource;
}

/// <summary>A setting, credential or permission is missing or wrong. The message names it and says what to do.</summary>
public sealed class MisconfiguredException(string message, Exception? innerException = null) : CategorizedException(message, innerException)
{
    public override FailureCategory Category => FailureCategory.Configuration;
}

/// <summary>What crosses to the orchestrator beside an exception's type and message.</summary>
public sealed class FailureProperties : IExceptionPropertiesProvider
{
    /// <returns>The attempt's receipt as <see cref="AttemptReceipt.Property"/>; null when there is none.</returns>
    public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
        exception is CategorizedException { Receipt: { } receipt }
            ? new Dictionary<string, object?> { [AttemptReceipt.Property] = receipt.ToJson() }
            : null;
}
