using System.Collections.Concurrent;
using System.Diagnostics;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Runs;

namespace ContentGen.Schedules;

/// <summary>
/// Makes the briefs of the editions when their times come. It looks every minute; a time has one run id, so looking twice, late or from
/// several instances starts it once. What was missed while the app was down is made up for once, up to <c>Briefs:StaleAfter</c>.
/// </summary>
public sealed partial class ScheduledBrief(
    EditionCatalog editions,
    RunInputs inputs,
    IOptions<BriefsOptions> briefs,
    IOptions<ScheduleOptions> schedule,
    TimeProvider time,
    ILogger<ScheduledBrief> logger)
{
    // So that nothing is asked of the store in the minutes between.
    private readonly ConcurrentDictionary<string, string> _started = [];

    // A run that was deleted must not be made again.
    private TimeSpan CatchUp =>
        briefs.Value.StaleAfter < schedule.Value.KeepBriefs ? briefs.Value.StaleAfter : schedule.Value.KeepBriefs;

    [Function(nameof(ScheduledBrief))]
    public async Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var edition in editions.All)
        {
            if (EditionTimes.DueAt(edition, now, CatchUp) is { } due && _started.GetValueOrDefault(edition.Name) != due.RunId)
            {
                await StartAsync(edition, due, client, cancellationToken);
            }
        }
    }

    // An edition that cannot be started keeps none of the others from it, and is tried again in a minute.
    private async Task StartAsync(Edition edition, EditionTime due, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        try
        {
            var input = inputs.For(edition.Request, traceId);
            if (await client.StartOnceAsync(GenerateBriefOrchestrator.FunctionName, due.RunId, input, cancellationToken))
            {
                LogStarted(due.RunId, edition.Name, due.At);
            }

            _started[edition.Name] = due.RunId;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStarted(due.RunId, edition.Name, exception);
        }
    }

    [LoggerMessage(1401, LogLevel.Information, "Run {RunId} started: edition {Edition} was due at {Occurrence:O}")]
    private partial void LogStarted(string runId, string edition, DateTimeOffset occurrence);

    [LoggerMessage(1403, LogLevel.Error, "Run {RunId} of edition {Edition} could not be started; it is tried again in a minute")]
    private partial void LogNotStarted(string runId, string edition, Exception exception);
}
