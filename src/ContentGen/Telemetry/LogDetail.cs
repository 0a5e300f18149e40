namespace ContentGen.Telemetry;

/// <summary>
/// Raises the product's log detail while many calls fail. It counts the calls of this process in ten buckets of one minute; above
/// <see cref="RaiseAbove"/> of them failed, messages of level Debug are let through until the rate has fallen again.
/// </summary>
public sealed partial class LogDetail(TimeProvider time)
{
    /// <summary>Share of failed calls above which detail is raised: 20 %.</summary>
    public const double RaiseAbove = 0.2;

    // A few failures among few calls are no rate.
    private const int FewestCalls = 10;
    private const int Buckets = 10;

    private readonly Lock _lock = new();
    private readonly (long Minute, int Calls, int Failures)[] _buckets = new (long, int, int)[Buckets];
    private volatile bool _isRaised;

    /// <summary>The lowest level that is let through.</summary>
    public LogLevel Minimum => _isRaised ? LogLevel.Debug : LogLevel.Information;

    /// <summary>Notes how a call ended.</summary>
    /// <param name="logger">Told when the detail changes.</param>
    public void Record(bool failed, ILogger logger)
    {
        double rate;
        bool raise;
        lock (_lock)
        {
            rate = Count(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute, failed);
            raise = rate > RaiseAbove;
            if (raise == _isRaised)
            {
                return;
            }

            _isRaised = raise;
        }

        if (raise)
        {
            LogRaised(logger, rate);
        }
        else
        {
            LogLowered(logger, rate);
        }
    }

    private double Count(long minute, bool failed)
    {
        ref var bucket = ref _buckets[minute % Buckets];
        if (bucket.Minute != minute)
        {
            bucket = (minute, 0, 0);
        }

        bucket.Calls++;
        bucket.Failures += failed ? 1 : 0;

        var recent = _buckets.Where(one => minute - one.Minute < Buckets).ToList();
        var calls = recent.Sum(one => one.Calls);
        return calls < FewestCalls ? 0 : recent.Sum(one => one.Failures) / (double)calls;
    }

    [LoggerMessage(1501, LogLevel.Warning, "{Rate:P0} of the calls of the last ten minutes failed; log detail is raised")]
    private static partial void LogRaised(ILogger logger, double rate);

    [LoggerMessage(1502, LogLevel.Information, "{Rate:P0} of the calls of the last ten minutes failed; log detail is normal again")]
    private static partial void LogLowered(ILogger logger, double rate);
}
