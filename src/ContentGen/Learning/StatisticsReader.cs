using ContentGen.CircuitBreaker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ContentGen.Learning;

/// <summary>
/// The statistics as this process last saw them. Reading never waits: a copy older than <see cref="RefreshAfter"/> is renewed behind
/// the caller's back, so that starting a run costs no call and a statistics entity that cannot be read costs nothing but the learning.
/// </summary>
public sealed partial class StatisticsReader(TimeProvider time, ILogger<StatisticsReader> logger)
{
    /// <summary>Age at which the copy is renewed: 15 seconds.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromSeconds(15);

    private StatisticsState _seen = new();
    private long _askedAtTicks = long.MinValue;

    public StatisticsState Current(DurableTaskClient client)
    {
        var asked = Volatile.Read(ref _askedAtTicks);
        var now = time.GetUtcNow().UtcTicks;
        var isOld = asked == long.MinValue || now - asked >= RefreshAfter.Ticks;
        if (isOld && Interlocked.CompareExchange(ref _askedAtTicks, now, asked) == asked)
        {
            _ = RefreshAsync(client);
        }

        return Volatile.Read(ref _seen);
    }

    private async Task RefreshAsync(DurableTaskClient client)
    {
        try
        {
            using var patience = new CancellationTokenSource(CircuitBreakerDefaults.AskPatience, time);
            var entity = await client.Entities
                .GetEntityAsync<StatisticsState>(StatisticsEntity.Id, includeState: true, patience.Token)
                .WaitAsync(patience.Token);
            if (entity is { IncludesState: true, State: { Steps: not null } state })
            {
                Volatile.Write(ref _seen, state);
            }
        }
        catch (Exception exception)
        {
            LogUnreadable(exception);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "The statistics cannot be read; runs go by what was seen before")]
    private partial void LogUnreadable(Exception exception);
}
