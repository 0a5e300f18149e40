using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>An emergency brief is there for whoever asks for it, and takes no good brief's place.</summary>
public sealed class EmergencyBriefTests(EmergencyBriefTests.Hasty app) : IClassFixture<EmergencyBriefTests.Hasty>
{
    [Fact]
    public async Task Emergency_AfterAGoodBrief_IsFoundByItsIdButIsNotTheLatest()
    {
        var http = app.Served.Http;
        app.Served.SetFaults("newsapi=error,bedrock=error,polly=error");
        var first = await app.Served.MakeBriefAsync("general");
        Assert.True(first.GetProperty("emergency").GetBoolean());
        Assert.Equal(RunId(first), await LatestAsync(http));
        app.Served.SetFaults("{}");
        var good = await app.Served.MakeBriefAsync("business");
        app.Served.SetFaults("newsapi=error,bedrock=error,polly=error");

        var emergency = await app.Served.MakeBriefAsync("health");

        Assert.True(emergency.GetProperty("emergency").GetBoolean());
        Assert.Equal(RunId(good), await LatestAsync(http));
        Assert.Equal(RunId(emergency), RunId(await app.Served.BriefAsync(RunId(emergency))));
        Assert.DoesNotContain(RunId(emergency), await http.GetStringAsync("api/feed.xml"));
        Assert.Contains(RunId(emergency), await http.GetStringAsync("api/briefs"));
        using (StoreOutage.Begin(app.Data))
        {
            Assert.Equal(RunId(good), await LatestAsync(http));
        }

        app.Served.SetFaults("{}");
    }

    private static string RunId(JsonElement brief) => brief.GetProperty("runId").GetString()!;

    private static async Task<string?> LatestAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>("api/bootstrap")).GetProperty("runId").GetString();

    public sealed class Hasty : QuickApp
    {
        protected override IReadOnlyDictionary<string, string?> Settings => AppSettings.TwoAttempts;
    }
}
