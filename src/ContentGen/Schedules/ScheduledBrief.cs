using System.Diagnostics;
using System.Globalization;
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
    RunInputs inputs, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<ScheduledBrief> logger)
{
    [Function(nameof(ScheduledBrief))]
    public async Task RunAsync(
        [TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (ScheduledTimes.DueAt(options.Value.BriefTimes, time.GetUtcNow()) is not { } occurrence)
        {
            return;
        }

        var runId = ScheduledTimes.IdOf("scheduled", occurrence);
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var input = inputs.For(BriefRequest.Default, traceId);
        if (await client.StartOnceAsync(GenerateBriefOrchestrator.FunctionName, runId, input, cancellationToken))
        {
            LogStarted(runId, occurrence);
        }
    }

    [LoggerMessage(1401, LogLevel.Information, "Run {RunId} started for the scheduled time {Occurrence:O}")]
    private partial void LogStarted(string runId, DateTimeOffset occurrence);
}

/// <summary>Finds the occurrences of a schedule. Pure.</summary>
public static class ScheduledTimes
{
    /// <summary>How long after its time an occurrence is still made up for: 1 hour.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(1);

    /// <summary>The latest occurrence that is due; null when none was due within <see cref="CatchUp"/>.</summary>
    /// <param name="times">As in <see cref="ScheduleOptions.BriefTimes"/>.</param>
    public static DateTimeOffset? DueAt(string times, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return ListSetting.Split(times)
            .Select(time => today + TimeSpan.ParseExact(time, @"hh\:mm", CultureInfo.InvariantCulture))
            .Select(time => time > now ? time.AddDays(-1) : time)
            .Where(time => now - time < CatchUp)
            .Select(time => (DateTimeOffset?)time)
            .Max();
    }

    /// <summary>The run id of an occurrence: the same however often the occurrence is looked at, so it starts once.</summary>
    public static string IdOf(string kind, DateTimeOffset occurrence) => $"{kind}-{occurrence.UtcDateTime:yyyyMMdd-HHmm}";
}
