using ContentGen.Failures;

namespace ContentGen.Providers;

/// <summary>
/// The time limit of one attempt, shared by all the calls that the attempt makes. It runs from construction on the given clock.
/// </summary>
/// <param name="limit">Time for the attempt as a whole.</param>
/// <param name="setting">Name of the setting that bounds it, for the message.</param>
/// <param name="set">The value of that setting; a limit learned from earlier runs may be shorter.</param>
public sealed class AttemptTimeLimit(TimeSpan limit, string setting, TimeSpan set, TimeProvider time) : IDisposable
{
    public const string AgentTimeout = "ContentGen:AgentTimeout";

    /// <summary>For a limit that is the setting itself.</summary>
    public AttemptTimeLimit(TimeSpan limit, string setting, TimeProvider time)
        : this(limit, setting, limit, time)
    {
    }

    private readonly CancellationTokenSource _expiry = new(limit, time);

    public TimeSpan Length => limit;

    /// <summary>Makes one call; a call that ignores its token is left behind when the limit passes.</summary>
    /// <param name="service">Name of the service, for the message.</param>
    /// <exception cref="ServiceTimeoutException">The limit passed before the call answered.</exception>
    public async Task<T> CallAsync<T>(string service, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_expiry.Token, cancellationToken);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (_expiry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ServiceTimeoutException(
                $"{service} did not answer within the attempt's limit of {Origin}.",
                exception);
        }
    }

    /// <summary>The limit and where it comes from, in words.</summary>
    public string Origin => limit == set
        ? $"{limit.TotalSeconds:0.###} s ({setting})"
        : $"{limit.TotalSeconds:0.###} s (learned from earlier runs; {setting} is {set.TotalSeconds:0.###} s)";

    public void Dispose() => _expiry.Dispose();
}
