using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>A failure as it is stored: text, so that it survives the process in which it happened.</summary>
/// <param name="ErrorType">Full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, when known.</param>
/// <param name="InnerFailure">The exception inside it.</param>
/// <param name="Properties">Further values of the exception, when a provider for them is registered.</param>
public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    /// <summary>Stands for the details of a task that failed without throwing.</summary>
    internal static TaskFailureDetails Unknown { get; } = new("(unknown)", "(unknown)", null, null, null);

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception.InnerException is { } cause ? FromException(cause) : null;
        return new TaskFailureDetails(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
    }

    /// <summary>Whether the failure was an exception of this type or of one derived from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception
        => IsCausedBy(typeof(T));

    /// <inheritdoc cref="IsCausedBy{T}"/>
    /// <exception cref="ArgumentException">The type is not an exception's.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of this name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return ErrorTypes.Find(ErrorType, targetBaseExceptionType.Assembly) is { } type && targetBaseExceptionType.IsAssignableFrom(type);
    }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
