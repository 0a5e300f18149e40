using ContentGen.Cost;

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

    /// <summary>The message without the receipt.</summary>
    public string Text => base.Message;

    /// <summary>What crosses to the orchestrator: <see cref="Text"/>, with the receipt at its end when there is one.</summary>
    public override string Message => Receipt?.AppendTo(Text) ?? Text;
}
