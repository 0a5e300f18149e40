using ContentGen.Failures;
using ContentGen.Providers;
using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Failures;

public sealed class ThrottleHoldTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task RunAsync_RetryAfter_TheAttemptEndsWhenTheWaitIsOver()
    {
        var running = RunAsync(new ServiceThrottledException("slow down", TimeSpan.FromSeconds(20)));

        _time.Advance(TimeSpan.FromSeconds(19));
        var early = running.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(early);
        await Assert.ThrowsAsync<ServiceThrottledException>(() => running);
    }

    [Fact]
    public async Task RunAsync_NoRetryAfter_FailsAtOnce() =>
        await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(new ServiceThrottledException("slow down")));

    [Fact]
    public async Task RunAsync_RetryAfterBeyondTheLimit_FailsAtOnceAndIsNotRetried()
    {
        var throttled = new ServiceThrottledException("slow down.", TimeSpan.FromHours(1)) { Receipt = new("1", "run", null) };

        var failure = await Assert.ThrowsAsync<ThrottledForLongException>(() => RunAsync(throttled));

        var crossed = TaskFailureDetails.FromException(failure);
        Assert.Equal("slow down. It asks to wait 3600 s, which is too long for this run.", failure.Message);
        Assert.Equal(throttled.Receipt, failure.Receipt);
        Assert.Equal(FailureCategory.Throttled, FailureTable.CategoryOf(crossed));
        Assert.False(FailureTable.IsRetryable(crossed));
    }

    private Task<string> RunAsync(Exception failure) =>
        ThrottleHold.RunAsync<string>(() => throw failure, Limit, _time, CancellationToken.None);
}
