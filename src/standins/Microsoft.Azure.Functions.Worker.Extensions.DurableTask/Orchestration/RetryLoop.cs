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
            try
            {
                return await call();
            }
            catch (TaskFailedException failure) when (IsWorthAnother(context, policy, begun, attempt, failure))
            {
                // The pause is outside the handler, so that a failing timer is not taken for a failing call.
            }

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

    private static bool IsWorthAnother(
        TaskOrchestrationContext context, RetryPolicy policy, DateTime begun, int attempt, TaskFailedException failure)
        => attempt < policy.MaxNumberOfAttempts
            && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - begun < policy.RetryTimeout)
            && policy.Handle(failure);

    private static TimeSpan Pause(RetryPolicy policy, int attempt)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds >= longest.TotalMilliseconds ? longest : TimeSpan.FromMilliseconds(milliseconds);
    }
}
