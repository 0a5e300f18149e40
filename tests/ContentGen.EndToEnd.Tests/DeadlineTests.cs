using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

[Collection(Processes.Name)]
public sealed class DeadlineTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task EverythingHangs_DeliversWithinTheDeadline()
    {
        await using var app = await ServedApp.StartAsync(_data.Path, AppSettings.ShortRun, "--faults", "bedrock=hang,polly=hang,newsapi=hang");

        var runId = await app.StartRunAsync();
        var status = (await app.FollowAsync(runId))[^1];

        var took = status.GetProperty("lastUpdated").GetDateTimeOffset() - status.GetProperty("startedAt").GetDateTimeOffset();
        Assert.InRange(took, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        var brief = await app.BriefAsync(runId);
        Assert.True(brief.GetProperty("emergency").GetBoolean());
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
        Assert.NotEmpty(brief.GetProperty("errors").EnumerateArray());
    }
}
