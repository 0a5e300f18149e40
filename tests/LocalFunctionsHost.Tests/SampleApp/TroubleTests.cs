using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>Functions that take too long, workers that die, and stopping.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FunctionTimeout_OfHostJson_EndsTheFunctionWith500(bool inProcess)
    {
        var limit = ("AzureFunctionsJobHost__functionTimeout", "00:00:01");
        await using var app = inProcess ? await RunningApp.StartInProcessAsync(BuiltApp.Sample, limit) : await RunningApp.StartAsync(BuiltApp.Sample, limit);

        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusAsync("GET", "api/slow/timed"));

        await app.UntilAsync("api/gates/timed", "cancelled");
        Assert.Equal("default", await app.TextAsync("api/Default"));
        Assert.Contains(app.Logs.Entries, entry => $"{entry.Text} {entry.Exception}".Contains("Timeout value of 00:00:01", StringComparison.Ordinal));
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

    [Fact]
    public async Task Worker_ThatDiesInAnActivity_IsStartedAgainAndTheActivityIsRepeated()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        using var folder = new TemporaryFolder();

        var status = await app.RunAsync("Survives", "s", input: $"\"{Path.Combine(folder.Path, "crashed")}\"");

        Assert.Equal("survived", status.GetProperty("output").GetString());
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
