using Microsoft.Azure.Functions.Worker;

namespace StandIns.Tests.Worker.Timers;

public sealed class FunctionTimerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Timer_WhenDue_RunsAndWaitsForTheNextTime()
    {
        var clock = new ArmedTimeProvider(Start);
        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName);
        Assert.Equal(TimeSpan.FromMinutes(30), await clock.WaitArmedAsync());

        clock.Advance(TimeSpan.FromMinutes(30));

        TimerInfo run = await timer.Invoker.NextRunAsync();
        Assert.False(run.IsPastDue);
        Assert.Equal(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc), run.ScheduleStatus!.Next);
        Assert.Equal(TimeSpan.FromHours(1), await clock.WaitArmedAsync());
    }

    [Fact]
    public async Task Timer_BeforeItIsDue_DoesNotRun()
    {
        var clock = new ArmedTimeProvider(Start);
        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName);
        await clock.WaitArmedAsync();

        clock.Advance(TimeSpan.FromMinutes(29));

        Assert.False(timer.Invoker.HasRun);
    }

    [Fact]
    public async Task Timer_StartedAfterAMissedTime_RunsOncePastDue()
    {
        var clock = new ArmedTimeProvider(Start);
        await using (new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName))
            await clock.WaitArmedAsync();
        clock.Advance(TimeSpan.FromHours(5));

        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName);

        TimerInfo run = await timer.Invoker.NextRunAsync();
        Assert.True(run.IsPastDue);
        Assert.Equal(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc), run.ScheduleStatus!.Next);
        Assert.Equal(TimeSpan.FromMinutes(30), await clock.WaitArmedAsync());
        Assert.False(timer.Invoker.HasRun);
    }

    [Fact]
    public async Task Timer_WithRunOnStartup_RunsAtOnce()
    {
        var clock = new ArmedTimeProvider(Start);

        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Startup), clock, _folder.FullName);

        TimerInfo run = await timer.Invoker.NextRunAsync();
        Assert.False(run.IsPastDue);
    }

    [Theory]
    [InlineData(nameof(ScheduledFunctions.Frequent))]
    [InlineData(nameof(ScheduledFunctions.Unmonitored))]
    public async Task Timer_NotMonitored_KeepsNothingAndMissesSilently(string function)
    {
        var clock = new ArmedTimeProvider(Start);
        await using (new RunningTimer(function, clock, _folder.FullName))
            await clock.WaitArmedAsync();
        clock.Advance(TimeSpan.FromHours(5));

        await using var timer = new RunningTimer(function, clock, _folder.FullName);

        await clock.WaitArmedAsync();
        Assert.False(timer.Invoker.HasRun);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Timer_WhoseFunctionFails_GoesOn()
    {
        var clock = new ArmedTimeProvider(Start);
        var invoker = new RecordingInvoker { Failure = new InvalidOperationException("no") };
        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName, invoker);
        await clock.WaitArmedAsync();

        clock.Advance(TimeSpan.FromMinutes(30));

        await invoker.NextRunAsync();
        Assert.Equal(TimeSpan.FromHours(1), await clock.WaitArmedAsync());
    }

    [Fact]
    public async Task Timer_WithADamagedStatusFile_StartsAfresh()
    {
        string file = Path.Combine(_folder.CreateSubdirectory("timers").FullName, "TimerHourly.json");
        await File.WriteAllTextAsync(file, "{damaged");
        var clock = new ArmedTimeProvider(Start);

        await using var timer = new RunningTimer(nameof(ScheduledFunctions.Hourly), clock, _folder.FullName);

        Assert.Equal(TimeSpan.FromMinutes(30), await clock.WaitArmedAsync());
        Assert.False(timer.Invoker.HasRun);
    }
}
