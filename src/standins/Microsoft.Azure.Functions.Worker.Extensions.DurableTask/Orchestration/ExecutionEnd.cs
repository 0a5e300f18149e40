using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>How the code's end is recorded.</summary>
internal static class ExecutionEnd
{
    /// <param name="run">The code, which has ended.</param>
    public static ExecutionCompleted Of(Task<string?> run, string function) => run switch
    {
        { IsCompletedSuccessfully: true } => new ExecutionCompleted(OrchestrationRuntimeStatus.Completed, run.Result, null),
        { IsCanceled: true } => CouldNotRun(function, new TaskCanceledException(run)),
        { Exception.InnerException: MissingFunctionException missing } => Failed(FailureText.CouldNotRun(missing.Message, null)),
        _ => Failed(run.Exception!.InnerException!),
    };

    /// <summary>The code threw.</summary>
    public static ExecutionCompleted Failed(Exception error)
    {
        var failure = FailureText.Describe(error);
        return new ExecutionCompleted(OrchestrationRuntimeStatus.Failed, failure.ErrorMessage, failure);
    }

    /// <summary>The function failed around the code: there are no failure details.</summary>
    public static ExecutionCompleted CouldNotRun(string function, Exception error)
        => Failed(FailureText.CouldNotRun(FailureText.Unhandled(function), error.ToString()));

    private static ExecutionCompleted Failed(string output) => new(OrchestrationRuntimeStatus.Failed, output, null);
}
