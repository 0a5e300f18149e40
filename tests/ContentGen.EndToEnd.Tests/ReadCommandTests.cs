using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

/// <summary>The commands <c>runs</c>, <c>show</c> and <c>trace</c> beside an app that runs.</summary>
[Collection(Processes.Name)]
public sealed class ReadCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync(_data.Path, AppSettings.ShortLimits);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

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

        Assert.StartsWith(runId, runs, StringComparison.Ordinal);
        Assert.Contains(title[..20], runs, StringComparison.Ordinal);
        Assert.Contains(title[..20], show, StringComparison.Ordinal);
        Assert.Contains("Cost\n  about $0.0", show, StringComparison.Ordinal);
        Assert.StartsWith($"Run {runId}: COMPLETED", trace, StringComparison.Ordinal);
        Assert.All(brief.GetProperty("agentStatus").EnumerateArray(), agent => Assert.Contains(agent.GetProperty("name").GetString()!, trace, StringComparison.Ordinal));
        Assert.Equal(trace, await ReadAsync("trace", brief.GetProperty("traceId").GetString()!));
    }

    [Fact]
    public async Task Show_RunWithoutBrief_TellsHowFarItIs()
    {
        await _app.SetFaultsAsync(new { newsapi = new { mode = "hang" } });
        var runId = await _app.StartRunAsync();

        Assert.Contains("NEWS_FETCHER", await ReadAsync("show", runId), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show", "run-of-nobody", "knows no run")]
    [InlineData("trace", "run-of-nobody", "has no trace")]
    [InlineData("trace", "0af7651916cd43dd8448eb211c80319c", "has no trace")]
    public async Task Commands_UnknownRun_AreOneLineAndExitCodeOne(string command, string id, string line)
    {
        using var process = LocalProcess.Start(command, id, "--url", _app.Http.BaseAddress!.ToString());

        Assert.Equal(1, await process.ExitCodeAsync());
        Assert.Contains(line, process.Errors, StringComparison.Ordinal);
        Assert.Single(process.Errors.Trim().Split('\n'));
    }

    private async Task<string> ReadAsync(params string[] arguments)
    {
        using var process = LocalProcess.Start([.. arguments, "--url", _app.Http.BaseAddress!.ToString()]);
        Assert.True(await process.ExitCodeAsync() == 0, process.Errors);
        return process.Output;
    }
}
