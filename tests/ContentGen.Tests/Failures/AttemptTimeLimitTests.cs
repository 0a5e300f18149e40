using ContentGen.Failures;
using ContentGen.Providers;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Failures;

public sealed class AttemptTimeLimitTests
{
    // Timers count whole milliseconds of a coarse clock, so one may ring before the clock has come to the limit.
    [Fact]
    public async Task CallAsync_TheTimerRingsALittleEarly_IsTheAttemptsTimeout()
    {
        var time = new EarlyTimers();
        var calling = new AttemptTimeLimit(TimeSpan.FromSeconds(2), "A:Setting", new(time))
            .CallAsync("The service", token => new TaskCompletionSource<int>().Task.WaitAsync(token), CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(2) - EarlyTimers.Early);

        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => calling);
        Assert.Equal("The service did not answer within the attempt's limit of 2 s (A:Setting).", failure.Message);
    }

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
