using System.Runtime.ExceptionServices;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Makes a call again after a failure. It is orchestrator code: its pauses are durable timers.</summary>
internal static class RetryLoop
{
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call) => retry switch
    {
        { Policy: { } policy } => ByPolicyAsync(context, policy, call),
        { Handler: { } handler } => ByHandlerAsync(context, handler, call),
        _ => call(),
    };

    private static async Task<T> ByPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var begun = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TaskFailedException failure;
            try
            {
                return await call();
            }
            catch (TaskFailedException error)
            {
                failure = error;
            }

            // The genuine worker also sets a timer after the last attempt; it fires at once, but takes a number and is in the history.
            var isLast = attempt == policy.MaxNumberOfAttempts;
            if (isLast) await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
            if (isLast || !IsWorthAnother(context, policy, begun, failure)) ExceptionDispatchInfo.Throw(failure);
            await context.CreateTimer(Pause(policy, attempt), CancellationToken.None);
        }
    }

    private static async Task<T> ByHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        var begun = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                var elapsed = context.CurrentUtcDateTime - begun;
                var asked = new Microsoft.DurableTask.RetryContext(context, attempt, failure.FailureDetails, elapsed, CancellationToken.None);
                if (!await handler(asked)) throw;
            }
        }
    }

    private static bool IsWorthAnother(TaskOrchestrationContext context, RetryPolicy policy, DateTime begun, TaskFailedException failure)
    {
        try
        {
            return policy.Handle(failure)
                && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - begun < policy.RetryTimeout);
        }
        catch (Exception)
        {
            // A predicate that throws must not hide the failure it was asked about.
            return false;
        }
    }

    private static TimeSpan Pause(RetryPolicy policy, int attempt)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds >= longest.TotalMilliseconds ? longest : TimeSpan.FromMilliseconds(milliseconds);
    }
}
