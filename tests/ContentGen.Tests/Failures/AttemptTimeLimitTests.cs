using ContentGen.Failures;
using ContentGen.Providers;
using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Failures;

public sealed class AttemptTimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly FakeTimeProvider _time = new();

    // Timers count whole milliseconds of a coarse clock, so one may ring before the clock has come to the limit.
    [Fact]
    public async Task CallAsync_TheTimerRingsALittleEarly_IsTheAttemptsTimeout()
    {
        var time = new EarlyTimers();
        var calling = new AttemptTimeLimit("A:Setting", TimeSpan.FromSeconds(2), new(time))
            .CallAsync("The service", token => new TaskCompletionSource<int>().Task.WaitAsync(token), CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(2) - EarlyTimers.Early);

        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => calling);
        Assert.Equal("The service did not answer within the attempt's limit of 2 s (A:Setting).", failure.Message);
    }

    [Fact]
    public async Task HoldAsync_RetryAfter_TheAttemptEndsWhenTheWaitIsOver()
    {
        var running = HoldAsync(new ServiceThrottledException("slow down", TimeSpan.FromSeconds(20)));

        _time.Advance(TimeSpan.FromSeconds(19));
        var early = running.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(early);
        await Assert.ThrowsAsync<ServiceThrottledException>(() => running);
    }

    [Fact]
    public async Task HoldAsync_NoRetryAfter_FailsAtOnce() =>
        await Assert.ThrowsAsync<ServiceThrottledException>(() => HoldAsync(new ServiceThrottledException("slow down")));

    [Fact]
    public async Task HoldAsync_RetryAfterBeyondTheLimit_FailsAtOnceAndIsNotRetried()
    {
        var throttled = new ServiceThrottledException("slow down.", TimeSpan.FromHours(1));

        var failure = await Assert.ThrowsAsync<ThrottledForLongException>(() => HoldAsync(throttled));

        var crossed = TaskFailureDetails.FromException(failure);
        Assert.Equal("slow down. It asks to wait 3600 s, which is too long for this run.", failure.Message);
        Assert.Equal(FailureCategory.Throttled, FailureTable.CategoryOf(crossed));
        Assert.False(FailureTable.IsRetryable(crossed));
    }

    private Task<string> HoldAsync(Exception failure) =>
        new AttemptTimeLimit("A:Setting", Limit, new(_time)).HoldAsync<string>(() => throw failure, CancellationToken.None);

    private sealed class EarlyTimers : FakeTimeProvider
    {
        public static readonly TimeSpan Early = TimeSpan.FromMilliseconds(1);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new EarlyTimer(base.CreateTimer(callback, state, EarlierThan(dueTime), period));

        private static TimeSpan EarlierThan(TimeSpan dueTime) => dueTime > Early ? dueTime - Early : dueTime;

        private sealed class EarlyTimer(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(EarlierThan(dueTime), period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
