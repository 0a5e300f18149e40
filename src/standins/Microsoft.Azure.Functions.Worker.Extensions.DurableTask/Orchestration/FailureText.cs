using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Turns exceptions into what is stored of them.</summary>
internal static class FailureText
{
    public static TaskFailureDetails Describe(Exception exception) => new(
        exception.GetType().ToString(), exception.Message, exception.StackTrace, Inner(exception), null);

    /// <summary>What the status shows as the output of a failed orchestration.</summary>
    public static string Output(TaskFailureDetails failure) => $"{failure.ErrorType}: {failure.ErrorMessage}";

    private static TaskFailureDetails? Inner(Exception exception) => exception switch
    {
        TaskFailedException failed => failed.FailureDetails,
        EntityOperationFailedException failed => failed.FailureDetails,
        { InnerException: { } inner } => Describe(inner),
        _ => null,
    };
}
