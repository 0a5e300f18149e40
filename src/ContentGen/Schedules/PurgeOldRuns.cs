using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

/// <summary>Deletes, once a day, what is older than <c>ContentGen:Schedule:KeepBriefs</c> and <c>KeepCache</c>. Doing it twice harms nothing.</summary>
public sealed partial class PurgeOldRuns(
    ContentRetention retention, IOptionsMonitor<ScheduleOptions> options, TimeProvider time, ILogger<PurgeOldRuns> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(PurgeOldRuns))]
    public async Task RunAsync(
        [TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var runs = await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(null, now - options.CurrentValue.KeepBriefs, Ended), cancellationToken);
        var briefs = await retention.DeleteBriefsAsync(now - options.CurrentValue.KeepBriefs, cancellationToken);
        var orphans = await retention.DeleteOrphansAsync(
            async (runId, token) => await client.GetInstanceAsync(runId, token) is not null, cancellationToken);
        var cached = await retention.DeleteCachedAsync(now - options.CurrentValue.KeepCache, cancellationToken);
        LogPurged(runs.PurgedInstanceCount, briefs, orphans, cached);
    }

    [LoggerMessage(1402, LogLevel.Information, "Deleted {Runs} old runs, {Briefs} briefs, {Orphans} leftovers of runs without a brief and {Cached} cached answers")]
    private partial void LogPurged(int runs, int briefs, int orphans, int cached);
}
