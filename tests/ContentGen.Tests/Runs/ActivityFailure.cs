using ContentGen.Failures;
using Microsoft.DurableTask;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace ContentGen.Tests.Runs;

/// <summary>What becomes of an activity's exception on its way to the orchestrator.</summary>
internal static class ActivityFailure
{
    /// <summary>What a retry policy is asked with: the exception of the engine below the worker's.</summary>
    public static CoreTaskFailedException InTheEngine(Exception exception) => new(exception.Message)
    {
        FailureDetails = new(exception, exception.InnerException is { } inner ? new(inner) : null!, Properties(exception)),
    };

    /// <summary>What the orchestrator is told.</summary>
    public static TaskFailureDetails InTheWorker(Exception exception) =>
        new(exception.GetType().FullName!, exception.Message, exception.StackTrace, null, Properties(exception));

    private static IDictionary<string, object?>? Properties(Exception exception) => new FailureProperties().GetExceptionProperties(exception);
}
