using ContentGen.Briefs;
using ContentGen.Resilience;
using ContentGen.Storage;

namespace ContentGen.Learning;

/// <summary>
/// How the steps of the latest runs fared, read from the traces kept beside their briefs: a run tells nobody anything for it. Reading never
/// waits: what was seen last is answered, and when it is older than <see cref="RefreshAfter"/> it is read anew behind the caller's back.
/// </summary>
public sealed partial class StatisticsReader(IContentStore store, TraceArchive traces, TimeLimits limits, ILogger<StatisticsReader> logger)
{
    /// <summary>Age at which the statistics are read anew: 15 seconds.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromSeconds(15);

    /// <summary>Latest runs that count: 30. Each weighs a tenth less than the one after it, so older ones would change nothing.</summary>
    public const int Runs = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private volatile IReadOnlyDictionary<string, StepStatistics> _seen = new Dictionary<string, StepStatistics>();
    private IReadOnlyDictionary<string, RunTrace> _read = new Dictionary<string, RunTrace>();
    private long _askedAtTicks;

    /// <summary>By agent name, or <c>headlines</c>, <c>audio</c>; empty until the first reading has come.</summary>
    public IReadOnlyDictionary<string, StepStatistics> Current()
    {
        var asked = Volatile.Read(ref _askedAtTicks);
        var now = limits.Time.GetUtcNow().UtcTicks;
        if (now - asked >= RefreshAfter.Ticks && Interlocked.CompareExchange(ref _askedAtTicks, now, asked) == asked)
        {
            _ = RefreshAsync();
        }

        return _seen;
    }

    /// <summary>Reads the traces of the latest runs that were not read before.</summary>
    /// <remarks>A store that cannot be read costs nothing but the learning.</remarks>
    public async Task RefreshAsync()
    {
        try
        {
            _read = await limits.RunAsync("statistics", Patience, ReadAsync, CancellationToken.None);
            _seen = Sum(_read.Values);
        }
        catch (Exception exception)
        {
            LogUnreadable(exception);
        }
    }

    private async Task<IReadOnlyDictionary<string, RunTrace>> ReadAsync(CancellationToken cancellationToken) =>
        await store.ListAsync(ContentName.IndexPrefix, cancellationToken)
            .Select(BriefIndex.RunIdOf)
            .OfType<string>()
            .Distinct()
            .Select(async (string runId, CancellationToken token) =>
                (RunId: runId, Trace: _read.GetValueOrDefault(runId) ?? await traces.FindAsync(runId, token)))
            .Where(run => run.Trace is { Steps: not null })
            .Take(Runs)
            .ToDictionaryAsync(run => run.RunId, run => run.Trace!, cancellationToken: cancellationToken);

    private static Dictionary<string, StepStatistics> Sum(IEnumerable<RunTrace> traces) => traces
        .OrderBy(trace => trace.UpdatedAt)
        .SelectMany(trace => trace.Steps ?? [], (trace, step) => (Step: step, At: trace.UpdatedAt))
        .AggregateBy(seen => seen.Step.Step, StepStatistics.None, (statistics, seen) => statistics.Observe(seen.Step, seen.At))
        .ToDictionary();

    [LoggerMessage(1301, LogLevel.Warning, "The traces of earlier runs cannot be read; runs go by what was seen before")]
    private partial void LogUnreadable(Exception exception);
}
