using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>One timer function: runs it when due, one run at a time, and remembers its occurrences when monitored.</summary>
internal sealed class FunctionTimer(
    FunctionDescriptor function, TimerSchedule schedule, TimerFunctionRunner runner, TimerStatusFiles files, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly TimerTriggerAttribute _trigger = (TimerTriggerAttribute)function.Trigger.Binding!;
    private ScheduleStatus? _status;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            DateTime due = schedule.Next(Now);
            await WaitUntilAsync(due, cancellationToken);
            await RunOnceAsync(due, isPastDue: false, cancellationToken);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        DateTime now = Now;
        if (_trigger.UseMonitor && !schedule.IsFrequent(now))
            _status = Recall(now);
        if (_status is not null && _status.Next <= now)
            await RunOnceAsync(_status.Next, isPastDue: true, cancellationToken);
        else if (_trigger.RunOnStartup)
            await RunOnceAsync(now, isPastDue: false, cancellationToken);
    }

    /// <summary>What was kept, unless the schedule was changed since: then the next time is reckoned afresh.</summary>
    private ScheduleStatus Recall(DateTime now)
    {
        ScheduleStatus? kept = files.Read(function.Name);
        if (kept is not null && schedule.Next(kept.LastUpdated) == kept.Next)
            return kept;
        var fresh = new ScheduleStatus { Last = kept?.Last ?? default, Next = schedule.Next(now), LastUpdated = now };
        files.Write(function.Name, fresh);
        return fresh;
    }

    private async Task RunOnceAsync(DateTime due, bool isPastDue, CancellationToken cancellationToken)
    {
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _status };
        await runner.RunAsync(function, timer, cancellationToken);
        // A run that was stopped with the host counts as missed, so that the next start makes up for it.
        if (_status is null || cancellationToken.IsCancellationRequested)
            return;
        DateTime now = Now;
        _status = new ScheduleStatus { Last = due, Next = schedule.Next(now), LastUpdated = now };
        files.Write(function.Name, _status);
    }

    private async Task WaitUntilAsync(DateTime due, CancellationToken cancellationToken)
    {
        for (TimeSpan left = due - Now; left > TimeSpan.Zero; left = due - Now)
            await Task.Delay(left < LongestWait ? left : LongestWait, time, cancellationToken);
    }
}
