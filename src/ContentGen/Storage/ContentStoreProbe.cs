using ContentGen.Failures;
using ContentGen.Resilience;
using Polly.Timeout;

namespace ContentGen.Storage;

/// <summary>Tells whether the content store can be written and read, by doing both; asked often, it repeats its last answer.</summary>
public sealed partial class ContentStoreProbe(IContentStore store, TimeLimits limits, ILogger<ContentStoreProbe> logger)
{
    private const string Name = "health/probe";

    /// <summary>How long a store may take before it counts as unusable: 2 seconds. Who asks wants an answer in time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromSeconds(5);

    private readonly Lock _asking = new();
    private Task<bool>? _answer;
    private long _askedAt;

    /// <summary>
    /// An answer is at most 5 seconds old and comes within <see cref="Patience"/>. The cause of a "no" is in the log.
    /// </summary>
    public Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        lock (_asking)
        {
            if (_answer is null || limits.Time.GetElapsedTime(_askedAt) >= AnswerLifetime)
            {
                _askedAt = limits.Time.GetTimestamp();
                _answer = AskAsync();
            }

            return _answer.WaitAsync(cancellationToken);
        }
    }

    // For everybody who waits, so nobody's cancellation ends it; and on a thread of its own, as a disk may block who writes.
    private async Task<bool> AskAsync()
    {
        try
        {
            return await limits.RunAsync(
                "content-store-probe", Patience, token => Task.Run(() => WriteAndReadAsync(token), token), CancellationToken.None);
        }
        catch (SystemResourceException exception)
        {
            LogUnusable(exception.Message);
        }
        catch (TimeoutRejectedException)
        {
            LogUnusable($"It did not answer within {Patience.TotalSeconds:0} seconds.");
        }

        return false;
    }

    private async Task<bool> WriteAndReadAsync(CancellationToken cancellationToken)
    {
        await store.PutAsync(Name, BinaryData.FromString("ok"), "text/plain", cancellationToken);
        return await store.GetAsync(Name, cancellationToken) is not null;
    }

    [LoggerMessage(3121, LogLevel.Error, "The content store cannot be used. {Reason} Until then briefs are delivered by their runs alone.")]
    private partial void LogUnusable(string reason);
}
