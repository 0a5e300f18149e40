using System.Threading.Channels;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Settings;
using LocalFunctionsHost.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctionsHost.Tests.Worker;

public sealed class ChildProcessWorkerTests : IDisposable
{
    private readonly AppCopy _copy = new(BuiltApp.Plain);
    private readonly RecordedLogs _logs = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LoggerFactory _loggers;

    public ChildProcessWorkerTests()
    {
        _loggers = new LoggerFactory([_logs]);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public async Task StartAsync_OfAnAppThatEndsWhileItIsIntroduced_SaysItsLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is a shell's.");
        _copy.With("run.sh", "dotnet PlainApp.dll \"$@\"; echo 'The disk is full.' >&2; exit 3");
        _copy.With(
            "worker.config.json", """{ "description": { "defaultExecutablePath": "/bin/sh", "defaultWorkerPath": "run.sh" } }""");
        await using var endpoint = new WorkerEndpoint(_loggers);
        await endpoint.StartAsync(CancellationToken.None);
        await using var worker = NewWorker(endpoint, async (channel, cancellationToken) =>
        {
            channel.Terminate();
            await channel.Ended;
            await channel.InitializeAsync(_copy.Folder, cancellationToken);
            return [];
        });

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => worker.StartAsync(CancellationToken.None));

        Assert.Equal("The disk is full.", failure.Message);
    }

    [Fact]
    public async Task Restart_OfAnAppThatEndsAgainAndAgain_IsPutOffUntilOneHasLivedAWhile()
    {
        var introduced = Channel.CreateUnbounded<WorkerChannel>();
        await using var endpoint = new WorkerEndpoint(_loggers);
        await endpoint.StartAsync(CancellationToken.None);
        await using var worker = NewWorker(endpoint, (channel, _) =>
        {
            introduced.Writer.TryWrite(channel);
            return Task.FromResult<IReadOnlyList<AppFunction>>([]);
        });

        await worker.StartAsync(CancellationToken.None);
        (await introduced.Reader.ReadAsync()).Terminate();
        await UntilRestartsAsync("again.");
        (await introduced.Reader.ReadAsync()).Terminate();
        await UntilRestartsAsync("again.", "again in 00:00:01.");
        _time.Advance(TimeSpan.FromSeconds(1));
        (await introduced.Reader.ReadAsync()).Terminate();
        await UntilRestartsAsync("again.", "again in 00:00:01.", "again in 00:00:02.");
        _time.Advance(TimeSpan.FromSeconds(2));
        var last = await introduced.Reader.ReadAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        last.Terminate();

        await UntilRestartsAsync("again.", "again in 00:00:01.", "again in 00:00:02.", "again.");
        await introduced.Reader.ReadAsync();
    }

    [Fact]
    public async Task Restart_ThatFailsForAReasonNobodyForesaw_IsTriedAgain()
    {
        var introduced = Channel.CreateUnbounded<WorkerChannel>();
        var isWell = false;
        await using var endpoint = new WorkerEndpoint(_loggers);
        await endpoint.StartAsync(CancellationToken.None);
        await using var worker = NewWorker(endpoint, (channel, _) =>
        {
            introduced.Writer.TryWrite(channel);
            isWell = !isWell;
            return isWell ? Task.FromResult<IReadOnlyList<AppFunction>>([]) : throw new InvalidOperationException("Nobody foresaw this.");
        });

        await worker.StartAsync(CancellationToken.None);
        (await introduced.Reader.ReadAsync()).Terminate();
        var failed = await introduced.Reader.ReadAsync();

        await RunningApp.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(introduced.Reader.TryRead(out var _));
            },
            () => "The app is not started again.");
        Assert.Contains(_logs.Entries, entry => entry.Text.Contains("Nobody foresaw this.", StringComparison.Ordinal));
        await failed.Ended.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private ChildProcessWorker NewWorker(WorkerEndpoint endpoint, WorkerIntroduction introduce) =>
        new(
            HostSettings.Load(new FunctionsHostOptions { AppFolder = _copy.Folder, DataFolder = _copy.DataFolder }),
            endpoint,
            introduce,
            _time,
            _loggers.CreateLogger<ChildProcessWorker>());

    private Task UntilRestartsAsync(params string[] expected)
    {
        const string Start = "it is started ";
        return RunningApp.UntilAsync(
            () => Task.FromResult(Restarts().SequenceEqual(expected)), () => string.Join('\n', Restarts()));

        IEnumerable<string> Restarts() => _logs.Entries.Select(entry => entry.Text.Split(Start)).Where(parts => parts.Length == 2)
            .Select(parts => parts[1]);
    }
}
