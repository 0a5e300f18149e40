using ContentGen.Briefs;
using ContentGen.Learning;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Learning;

public sealed class StatisticsReaderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly MemoryContentStore _store = new();
    private readonly FakeTimeProvider _time = new(Start);
    private readonly TraceArchive _traces;
    private readonly StatisticsReader _reader;

    public StatisticsReaderTests()
    {
        _traces = new(_store, NullLogger<TraceArchive>.Instance);
        _reader = new(_store, _traces, new(_time), NullLogger<StatisticsReader>.Instance);
    }

    [Fact]
    public async Task Refresh_RunsWithTraces_AreLearnedFrom()
    {
        await DeliverAsync("a", Start.AddMinutes(-2), new StepObservation("headlines", 1000, true));
        await DeliverAsync(
            "b", Start.AddMinutes(-1), new StepObservation("headlines", 1000, true), new StepObservation("audio", 5000, false));

        await _reader.RefreshAsync();

        Assert.Equal(1000, _reader.Current()["headlines"].MeanMs, 6);
        Assert.Equal(0, _reader.Current()["audio"].SuccessRate);
    }

    [Fact]
    public async Task Refresh_ManyRuns_TheLatestCount()
    {
        for (var run = 0; run < StatisticsReader.Runs; run++)
        {
            await DeliverAsync($"old{run}", Start.AddHours(-2).AddSeconds(run), new StepObservation("headlines", 90_000, true));
        }

        for (var run = 0; run < StatisticsReader.Runs; run++)
        {
            await DeliverAsync($"new{run}", Start.AddHours(-1).AddSeconds(run), new StepObservation("headlines", 1000, true));
        }

        await _reader.RefreshAsync();

        Assert.Equal(1000, _reader.Current()["headlines"].MeanMs, 6);
    }

    [Fact]
    public async Task Refresh_TraceWithoutStepsOrDamaged_IsPassedOver()
    {
        await DeliverAsync("a", Start.AddMinutes(-3), new StepObservation("headlines", 1000, true));
        await DeliverAsync("b", Start.AddMinutes(-2));
        await _store.PutAsync(ContentName.Trace("b"), BinaryData.FromString("{"), "application/json", default);

        await _reader.RefreshAsync();

        Assert.Equal(1000, _reader.Current()["headlines"].MeanMs, 6);
    }

    [Fact]
    public void Current_NothingReadYet_IsEmptyAndDoesNotWait() => Assert.Empty(_reader.Current());

    private async Task DeliverAsync(string runId, DateTimeOffset at, params StepObservation[] steps)
    {
        var trace = new RunTrace(runId, null, "COMPLETED", true, at, at, 0, new(0, 0, 0, 0, 0), []) { Steps = steps };
        await _traces.StoreAsync(trace, default);
        await _store.PutAsync(ContentName.Index(at, runId), BinaryData.FromString("{}"), "application/json", default);
    }
}
