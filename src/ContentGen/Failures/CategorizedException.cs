using ContentGen.Cost;
using Microsoft.DurableTask.Worker;

namespace ContentGen.Failures;

/// <summary>
/// Base of the exceptions an activity may end with. Providers map the exceptions of their SDK to these once, at their edge.
/// The concrete type's full name crosses from activity to orchestrator as <c>TaskFailureDetails.ErrorType</c>, so the category is
/// known there without reading text.
/// </summary>
public abstract class CategorizedException(FailureCategory category, string message, Exception? innerException)
    : Exception(message, innerException)
{
    private string _also = "";

    public FailureCategory Category { get; } = category;

    /// <summary>What the attempt had bought; null when nothing is known of it.</summary>
    public AttemptReceipt? Receipt { get; set; }

    /// <summary>The message, and what was added to it.</summary>
    public override string Message => base.Message + _also;

    /// <summary>Adds what failed after this and so belongs to the reason.</summary>
    /// <param name="also">A sentence.</param>
    public CategorizedException With(string also)
    {
        _also += ' ' + also;
        return this;
    }
}

/// <summary>A service did not answer within the attempt's time limit.</summary>
public sealed class ServiceTimeoutException(string message, Exception? innerException = null)
    : CategorizedException(FailureCategory.Timeout, message, innerException);

/// <summary>A service asked for fewer calls.</summary>
public sealed class ServiceThrottledException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : CategorizedException(FailureCategory.Throttled, message, innerException)
{
    /// <summary>How long the service asked to wait; null when it did not say, or that is over.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>
/// A service asked for fewer calls, and to wait longer than an attempt may last: trying again within the run would be too early.
/// </summary>
public sealed class ThrottledForLongException(string message, TimeSpan retryAfter, Exception? innerException = null)
    : CategorizedException(
        FailureCategory.Throttled,
        $"{message} It asks to wait {retryAfter.TotalSeconds:0} s, which is too long for this run.",
        innerException);

/// <summary>A service failed, refused the call or could not be reached.</summary>
public sealed class ExternalServiceException(string message, Exception? innerException = null)
    : CategorizedException(FailureCategory.ExternalApi, message, innerException);

/// <summary>A circuit breaker stood open, so the service was not called.</summary>
public sealed class CircuitOpenException(string service)
    : CategorizedException(
        FailureCategory.ExternalApi, $"The circuit breaker of {service} is open; {service} was not called.", innerException: null);

/// <summary>A service answered with something that cannot be used, also after the one repair turn.</summary>
public sealed class InvalidOutputException(string message, Exception? innerException = null)
    : CategorizedException(FailureCategory.Validation, message, innerException);

/// <summary>This machine or its store could not do its part: memory, disk, storage account.</summary>
public sealed class SystemResourceException(string message, Exception? innerException = null)
    : CategorizedException(FailureCategory.SystemResource, message, innerException);

/// <summary>A setting, credential or permission is missing or wrong. The message names it and says what to do.</summary>
public sealed class MisconfiguredException(string message, Exception? innerException = null)
    : CategorizedException(FailureCategory.Configuration, message, innerException);

/// <summary>What crosses to the orchestrator beside an exception's type and message.</summary>
public sealed class FailureProperties : IExceptionPropertiesProvider
{
    /// <returns>The attempt's receipt as <see cref="AttemptReceipt.Property"/>; null when there is none.</returns>
    public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
        exception is CategorizedException { Receipt: { } receipt }
            ? new Dictionary<string, object?> { [AttemptReceipt.Property] = receipt.ToJson() }
            : null;
}
