using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>Functions that take too long, workers that die, and stopping.</summary>
public sealed class TroubleTests
{
    private static readonly (string, string?) ShortLimit = ("AzureFunctionsJobHost__functionTimeout", "00:00:03");

    [Fact]
    public async Task FunctionTimeout_InProcess_CancelsTheFunctionAndGives500()
    {
        await using var app = await RunningApp.StartInProcessAsync(BuiltApp.Sample, ShortLimit);

        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusAsync("GET", "api/slow/timed"));

        await app.UntilAsync("api/gates/timed", "cancelled");
        Assert.Contains(
            app.Logs.Entries,
            entry => entry.Text.Contains("Timeout value of 00:00:03 exceeded by function 'Slow'", StringComparison.Ordinal));
    }

    // As on the genuine host: who does not end in time is ended.
    [Fact]
    public async Task FunctionTimeout_InAChildProcess_Gives500AndStartsTheWorkerAgain()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample, ShortLimit);
        var before = await app.TextAsync("api/ProcessId");

        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusAsync("GET", "api/slow/timed"));

        await app.UntilAsync("api/Default", "default");
        Assert.NotEqual(before, await app.TextAsync("api/ProcessId"));
    }

    [Fact]
    public async Task Worker_ThatDies_FailsItsInvocationsAndIsStartedAgain()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        var before = await app.TextAsync("api/ProcessId");
        var pending = app.StatusAsync("GET", "api/slow/lost");
        await app.UntilAsync("api/gates/lost", "started");

        var crashed = await app.StatusAsync("POST", "api/Crash");

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (crashed, await pending));
        await RunningApp.UntilAsync(
            async () => await app.StatusAsync("GET", "api/ProcessId") == HttpStatusCode.OK, () => "The worker is not started again.");
        Assert.NotEqual(before, await app.TextAsync("api/ProcessId"));
    }

    // As while it is built again.
    [Theory]
    [InlineData(null)]
    [InlineData("""{ "description": 1 }""")]
    public async Task Worker_ThatDiesWhileItsFilesAreNotWhole_IsStartedAgainOnceTheyAre(string? config)
    {
        const string Name = "worker.config.json";
        using var copy = new AppCopy(BuiltApp.Sample);
        await using var app = await RunningApp.StartAsync(copy);
        var whole = await File.ReadAllTextAsync(Path.Combine(copy.Folder, Name));
        _ = config is null ? copy.Without(Name) : copy.With(Name, config);

        await app.StatusAsync("POST", "api/Crash");
        await RunningApp.UntilAsync(
            () => Task.FromResult(app.Logs.Entries.Any(entry => entry.Text.Contains("does not start", StringComparison.Ordinal))),
            () => "Nobody is told that the app does not start.");
        copy.With(Name, whole);

        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("GET", "api/Default"));
    }

    // The durable extension knows WorkerProcessExitException by its name: an activity fails with it, an orchestration does not.
    [Fact]
    public async Task Worker_ThatDiesInAnActivity_FailsItWithTheExceptionThatIsRetried()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        using var folder = new TemporaryFolder();

        var status = await app.RunAsync("Survives", "s", input: $"\"{Path.Combine(folder.Path, "crashed")}\"");

        Assert.Equal("survived", status.GetProperty("output").GetString());
        var (_, full) = await app.ManageAsync("GET", "instances/s?showHistory=true");
        var failure = full.GetProperty("historyEvents").EnumerateArray().First(
            item => item.GetProperty("EventType").GetString() == "TaskFailed");
        Assert.Contains("WorkerProcessExitException", failure.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ThatDiesInAnOrchestration_RunsItAgain()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        using var folder = new TemporaryFolder();

        var status = await app.RunAsync("CrashesItself", "s", input: $"\"{Path.Combine(folder.Path, "crashed")}\"");

        Assert.Equal("survived Hello Oslo!", status.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Stop_WithARequestUnderWay_LetsItEnd()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        using var other = new HttpClient { BaseAddress = app.Host.BaseAddress };
        var pending = other.GetStringAsync("api/slow/last");
        await app.UntilAsync("api/gates/last", "started");
        await app.StatusAsync("POST", "api/gates/last");

        await app.Host.DisposeAsync();

        Assert.Equal("done", await pending);
        await Assert.ThrowsAsync<HttpRequestException>(() => other.GetStringAsync("api/Default"));
    }

    [Fact]
    public async Task Stop_WithAnAppThatDies_DoesNotStartItAgain()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        using var worker = Process.GetProcessById(int.Parse(await app.TextAsync("api/ProcessId"), CultureInfo.InvariantCulture));
        using var other = new HttpClient { BaseAddress = app.Host.BaseAddress };
        var pending = other.GetAsync("api/slow/dying");
        await app.UntilAsync("api/gates/dying", "started");

        var stopping = app.Host.DisposeAsync();
        worker.Kill();
        await stopping;

        await pending.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Text.Contains("it is started again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_WithARequestThatNeverEnds_GivesItFiveSeconds()
    {
        var app = await RunningApp.StartAsync(BuiltApp.Sample);
        var worker = Process.GetProcessById(int.Parse(await app.TextAsync("api/ProcessId"), CultureInfo.InvariantCulture));
        using var other = new HttpClient { BaseAddress = app.Host.BaseAddress };
        var pending = other.GetAsync("api/slow/endless");
        await app.UntilAsync("api/gates/endless", "started");

        var watch = Stopwatch.StartNew();
        await app.DisposeAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(40));
        await pending.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(10)));
    }
}
