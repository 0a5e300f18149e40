using System.Diagnostics.Metrics;
using ContentGen.Resilience;
using Microsoft.Extensions.Time.Testing;
using Polly.Timeout;

namespace ContentGen.Tests.Resilience;

public sealed class TimeLimitsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task RunAsync_AnsweredInTime_Answer() =>
        Assert.Equal(7, await new TimeLimits(_time).RunAsync("a-wait", Limit, _ => Task.FromResult(7), CancellationToken.None));

    [Fact]
    public async Task RunAsync_CallThatIgnoresItsToken_LeftBehindAtTheLimit()
    {
        var never = new TaskCompletionSource<int>();
        var told = default(CancellationToken);
        var waiting = new TimeLimits(_time).RunAsync(
            "a-wait",
            Limit,
            token =>
            {
                told = token;
                return never.Task;
            },
            CancellationToken.None);

        _time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => waiting);
        Assert.True(told.IsCancellationRequested);
    }

    [Fact]
    public async Task RunAsync_OneKindOfWait_EachHasItsOwnLimit()
    {
        var limits = new TimeLimits(_time);
        var never = new TaskCompletionSource<int>();
        var shorter = limits.RunAsync("a-wait", Limit, _ => never.Task, CancellationToken.None);
        var longer = limits.RunAsync("a-wait", 2 * Limit, _ => never.Task, CancellationToken.None);

        _time.Advance(Limit);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => shorter);
        Assert.False(longer.IsCompleted);
        _time.Advance(Limit);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => longer);
    }

    [Fact]
    public async Task RunAsync_CallerGoesAway_IsNoTimeout()
    {
        using var caller = new CancellationTokenSource();
        var waiting = new TimeLimits(_time).RunAsync("a-wait", Limit, _ => new TaskCompletionSource<int>().Task, caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task RunAsync_TimeOut_IsCountedByItsName()
    {
        var name = $"wait-{Guid.NewGuid():N}";
        var seen = new List<string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Polly")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value?.ToString());
            if (all.GetValueOrDefault("pipeline.name") == name)
            {
                seen.Add(all.GetValueOrDefault("event.name"));
            }
        });
        listener.Start();
        var waiting = new TimeLimits(_time).RunAsync(name, Limit, _ => new TaskCompletionSource<int>().Task, CancellationToken.None);

        _time.Advance(Limit);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => waiting);
        Assert.Contains("OnTimeout", seen);
    }
}
