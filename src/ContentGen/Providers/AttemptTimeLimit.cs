using ContentGen.Failures;
using ContentGen.Resilience;
using Polly.Timeout;

namespace ContentGen.Providers;

/// <summary>
/// The time limit of one attempt, shared by all the calls that the attempt makes. It runs from construction on the given clock.
/// </summary>
/// <param name="setting">Name of the setting that bounds it, for the message.</param>
/// <param name="set">The value of that setting.</param>
/// <param name="learned">What earlier runs taught, in the place of the setting's value; null for the setting's own.</param>
public sealed class AttemptTimeLimit(string setting, TimeSpan set, TimeLimits limits, TimeSpan? learned = null)
{
    public const string AgentTimeout = "ContentGen:AgentTimeout";

    private readonly TimeSpan _limit = learned ?? set;
    private readonly long _start = limits.Time.GetTimestamp();

    private TimeSpan Left => _limit - limits.Time.GetElapsedTime(_start);

    /// <summary>Makes one call; a call that ignores its token is left behind when the limit passes.</summary>
    /// <param name="service">Name of the service, for the message.</param>
    /// <exception cref="ServiceTimeoutException">The limit passed before the call answered.</exception>
    public async Task<T> CallAsync<T>(string service, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Left is { } left && left <= TimeSpan.Zero)
        {
            throw TimedOut(service, null);
        }

        try
        {
            return await limits.RunAsync("attempt", left, call, cancellationToken);
        }
        catch (Exception exception) when (
            (exception is TimeoutRejectedException || Left <= TimeSpan.Zero) && !cancellationToken.IsCancellationRequested)
        {
            // What a client makes of being stopped, too; and timers ring up to a tick before the clock has come so far.
            throw TimedOut(service, exception);
        }
    }

    /// <summary>
    /// Honours <c>Retry-After</c>. Of a failure only its type and message cross from an activity to the orchestrator, so the waiting time
    /// cannot set the time of the next attempt there. Instead the failed attempt ends only when the service may be called again.
    /// </summary>
    /// <exception cref="ThrottledForLongException">The service asked to wait beyond the limit; thrown at once.</exception>
    public async Task<T> HoldAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt();
        }
        catch (ServiceThrottledException throttled) when (throttled.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            if (wait > Left)
            {
                throw new ThrottledForLongException(throttled.Message, wait, throttled);
            }

            await Task.Delay(wait, limits.Time, cancellationToken);
            throw;
        }
    }

    /// <summary>The limit and where it comes from, in words.</summary>
    public string Origin => _limit == set
        ? $"{_limit.TotalSeconds:0.###} s ({setting})"
        : $"{_limit.TotalSeconds:0.###} s (learned from earlier runs; {setting} is {set.TotalSeconds:0.###} s)";

    private ServiceTimeoutException TimedOut(string service, Exception? cause) =>
        new($"{service} did not answer within the attempt's limit of {Origin}.", cause);
}
