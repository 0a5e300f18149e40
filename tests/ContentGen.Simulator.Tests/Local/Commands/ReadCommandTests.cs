namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>The commands <c>runs</c>, <c>show</c> and <c>trace</c> beside an app that runs.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ReadCommandTests(ReadCommandTests.Served served) : IClassFixture<ReadCommandTests.Served>
{
    private readonly ServedApp _app = served.App;

    [Fact]
    public async Task Commands_AfterARun_TellOfIt()
    {
        var runId = await _app.StartRunAsync();
        await _app.FollowAsync(runId);
        var brief = await _app.BriefAsync(runId);
        var title = brief.GetProperty("news_items")[0].GetProperty("title").GetString()!;

        var runs = await ReadAsync("runs");
        var show = await ReadAsync("show", runId);
        var trace = await ReadAsync("trace", runId);

        // A run of another test may end later and stand above.
        var row = Assert.Single(runs.Split('\n'), line => line.StartsWith(runId, StringComparison.Ordinal));
        Assert.Contains(title[..20], row, StringComparison.Ordinal);
        Assert.Contains(title[..20], show, StringComparison.Ordinal);
        Assert.Contains("Cost\n  about $0.0", show, StringComparison.Ordinal);
        Assert.StartsWith($"Run {runId}: COMPLETED", trace, StringComparison.Ordinal);
        Assert.All(
            brief.GetProperty("agentStatus").EnumerateArray().Select(line => line.GetProperty("name").GetString()!),
            name => Assert.Equal(name != "AUDIO", trace.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(trace, await ReadAsync("trace", brief.GetProperty("traceId").GetString()!));
    }

    [Fact]
    public async Task Show_RunWithoutBrief_TellsHowFarItIs()
    {
        await _app.SetFaultsAsync(new { newsapi = new { mode = "hang" } });
        var runId = await _app.StartRunAsync(new { categories = new[] { "sports" } });

        var shown = await ReadAsync("show", runId);
        await _app.SetFaultsAsync(new { });

        Assert.Contains("NEWS_FETCHER", shown, StringComparison.Ordinal);
    }

    /// <summary>As a person starts it; the others run in the test's process.</summary>
    [Fact]
    public async Task Editions_AreListed()
    {
        using var process = LocalProcess.Start("editions", "--url", _app.Http.BaseAddress!.ToString());

        Assert.Equal(0, await process.ExitCodeAsync());
        Assert.Contains("daily: daily", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_ScriptThatWaits_IsShownAndApproved()
    {
        var runId = await _app.StartRunAsync(new { review = true, categories = new[] { "business" } });
        await _app.FollowAsync(runId, status => status.GetProperty("status").GetString() == "WAITING_FOR_REVIEW");

        var shown = await ReadAsync("review", runId);
        var approved = await ReadAsync("review", runId, "--approve");
        var ended = (await _app.FollowAsync(runId))[^1];

        Assert.StartsWith($"Script of run {runId}, revision 0, waits for review until", shown, StringComparison.Ordinal);
        Assert.Contains("\n  1. ", shown, StringComparison.Ordinal);
        Assert.Equal($"Run {runId} is approved.", approved.Trim());
        Assert.Equal("COMPLETED", ended.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("review", "run-of-nobody", "There is no run")]
    [InlineData("show", "run-of-nobody", "knows no run")]
    [InlineData("trace", "run-of-nobody", "has no trace")]
    [InlineData("trace", "0af7651916cd43dd8448eb211c80319c", "has no trace")]
    public async Task Commands_UnknownRun_AreOneLineAndExitCodeOne(string command, string id, string line)
    {
        await using var asked = TypedCommand.Start(command, id, "--url", _app.Http.BaseAddress!.ToString());

        Assert.Equal(1, await asked.ExitCodeAsync());
        Assert.Contains(line, asked.Errors, StringComparison.Ordinal);
        Assert.Single(asked.Errors.Trim().Split('\n'));
    }

    private async Task<string> ReadAsync(params string[] arguments)
    {
        await using var asked = TypedCommand.Start([.. arguments, "--url", _app.Http.BaseAddress!.ToString()]);
        Assert.True(await asked.ExitCodeAsync() == 0, asked.Errors);
        return asked.Output;
    }

    public sealed class Served : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();

        public ServedApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await ServedProcess.StartAsync(_data.Path, AppSettings.TwoAttempts);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            _data.Dispose();
        }
    }
}
