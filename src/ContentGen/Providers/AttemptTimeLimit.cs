using ContentGen.Failures;

namespace ContentGen.Providers;

/// <summary>
/// The time limit of one attempt, shared by all the calls that the attempt makes. It runs from construction on the given clock.
/// </summary>
/// <param name="limit">Time for the attempt as a whole.</param>
/// <param name="setting">Name of the setting that the limit comes from, for the message.</param>
public sealed class AttemptTimeLimit(TimeSpan limit, string setting, TimeProvider time) : IDisposable
{
    public const string AgentTimeout = "ContentGen:AgentTimeout";

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
            return await call(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (_expiry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ServiceTimeoutException(
                $"{service} did not answer within the attempt's limit of {limit.TotalSeconds:0.###} s ({setting}).",
                exception);
        }
    }

    public void Dispose() => _expiry.Dispose();
}
