namespace ContentGen.Failures;

/// <summary>
/// Base of the exceptions an activity may end with. Providers map the exceptions of their SDK to these once, at their edge.
/// The concrete type's full name crosses from activity to orchestrator as <c>TaskFailureDetails.ErrorType</c>, so the category is
/// known there without reading text.
/// </summary>
public abstract class CategorizedException(string message, Exception? innerException) : Exception(message, innerException)
{
    public abstract FailureCategory Category { get; }
}
