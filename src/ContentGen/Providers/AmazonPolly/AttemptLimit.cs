namespace ContentGen.Providers.AmazonPolly;

/// <summary>The time that one attempt, with all its calls, may take.</summary>
public sealed class AttemptLimit(TimeSpan length, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _expired = new(length, time);

    public TimeSpan Length => length;

    /// <summary>Cancelled when the time is over.</summary>
    public CancellationToken Expired => _expired.Token;

    public void Dispose() => _expired.Dispose();
}
