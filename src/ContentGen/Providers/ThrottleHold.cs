using ContentGen.Failures;

namespace ContentGen.Providers;

/// <summary>
/// Honours <c>Retry-After</c>. Of a failure only its type and message cross from an activity to the orchestrator, so the waiting time
/// cannot set the time of the next attempt there. Instead the failed attempt ends only when the service may be called again.
/// </summary>
public static class ThrottleHold
{
    /// <param name="limit">Time for the attempt as a whole, waiting included.</param>
    /// <exception cref="ThrottledForLongException">The service asked to wait beyond the limit; thrown at once.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            return await attempt();
        }
        catch (ServiceThrottledException throttled) when (throttled.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            if (wait > limit - time.GetElapsedTime(start))
            {
                throw new ThrottledForLongException(throttled.Message, wait, throttled) { Receipt = throttled.Receipt };
            }

            await Task.Delay(wait, time, cancellationToken);
            throw;
        }
    }
}
