using ContentGen.Failures;
using ContentGen.Resilience;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace ContentGen.Storage;

/// <summary>Tells whether the content store can be written and read, by doing both; asked often, it repeats its last answer.</summary>
public sealed partial class ContentStoreProbe(IContentStore store, TimeLimits limits, ILogger<ContentStoreProbe> logger) : IDisposable
{
    private const string Name = "health/probe";

    /// <summary>How long a store may take before it counts as unusable: 2 seconds. Who asks wants an answer in time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private bool _usable;
    private long? _askedAt;

    /// <summary>
    /// An answer is at most 5 seconds old and comes within <see cref="Patience"/>. The cause of a "no" is in the log.
    /// </summary>
    public async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await limits.RunAsync("content-store-probe", Patience, token => AskAsync(cancellationToken, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return false;
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<bool> AskAsync(CancellationToken caller, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt is not { } askedAt || limits.Time.GetElapsedTime(askedAt) >= AnswerLifetime)
            {
                _usable = await TryAsync(caller, cancellationToken);
                _askedAt = limits.Time.GetTimestamp();
            }
            return _usable;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<bool> TryAsync(CancellationToken caller, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAndReadAsync(cancellationToken).WaitAsync(cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            LogUnusable(exception.Message);
            return false;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            LogUnusable($"It did not answer within {Patience.TotalSeconds:0} seconds.");
            return false;
        }
    }

    private async Task<bool> WriteAndReadAsync(CancellationToken cancellationToken)
    {
        await store.PutAsync(Name, BinaryData.FromString("ok"), "text/plain", cancellationToken);
        return await store.GetAsync(Name, cancellationToken) is not null;
    }

    [LoggerMessage(3121, LogLevel.Error, "The content store cannot be used. {Reason} Until then briefs are delivered by their runs alone.")]
    private partial void LogUnusable(string reason);
}
