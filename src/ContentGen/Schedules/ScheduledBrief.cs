using System.Diagnostics;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

/// <summary>
/// Makes a brief at the times of <c>ContentGen:Schedule:BriefTimes</c>. It looks every quarter of an hour; an occurrence has one run id,
/// so looking twice, or late, starts it once.
/// </summary>
public sealed partial class ScheduledBrief(
    RunInputs inputs, IOptionsMonitor<ScheduleOptions> options, TimeProvider time, ILogger<ScheduledBrief> logger)
{
    [Function(nameof(ScheduledBrief))]
    public async Task RunAsync(
        [TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (ScheduledTimes.DueAt(options.CurrentValue.BriefTimes, time.GetUtcNow()) is not { } occurrence)
        {
            return;
        }

        var runId = ScheduledTimes.IdOf("scheduled", occurrence);
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var input = inputs.For(BriefRequest.Default, traceId, client);
        if (await client.StartOnceAsync(GenerateBriefOrchestrator.FunctionName, runId, input, cancellationToken))
        {
            LogStarted(runId, occurrence);
        }
    }

    [LoggerMessage(1401, LogLevel.Information, "Run {RunId} started for the scheduled time {Occurrence:O}")]
    private partial void LogStarted(string runId, DateTimeOffset occurrence);
}
