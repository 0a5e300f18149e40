using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A breaker seen from outside: it opens, no call is made while it is open, one probe closes it, and it can be reset.</summary>
public sealed class CircuitBreakerTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Bedrock_OpensStaysUncalledAndCloses()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["ContentGen__CircuitBreaker__BreakDuration"] = "01:00:00",
        });
        await app.SetFaultsAsync(new { bedrock = new { mode = "error" } });
        await app.FollowAsync(await app.StartRunAsync());
        Assert.Equal("OPEN", await StateAsync(app));
        await app.Simulator.DeleteAsync("faults");
        await app.Simulator.DeleteAsync("requests");

        var refused = (await app.FollowAsync(await app.StartRunAsync()))[^1];

        Assert.Equal("PARTIAL", refused.GetProperty("status").GetString());
        Assert.All(
            refused.GetProperty("agents").EnumerateArray().Where(line => line.GetProperty("name").GetString() != "AUDIO"),
            agent => Assert.Equal("SKIPPED", agent.GetProperty("status").GetString()));
        Assert.DoesNotContain("NEWS_FETCHER", await app.Simulator.GetStringAsync("requests"));

        (await app.Http.PostAsync("api/circuit-breakers/bedrock/reset", null)).EnsureSuccessStatusCode();
        var recovered = (await app.FollowAsync(await app.StartRunAsync()))[^1];
        Assert.Equal("COMPLETED", recovered.GetProperty("status").GetString());
        Assert.Equal("CLOSED", await StateAsync(app));
    }

    private static async Task<string?> StateAsync(ServedApp app)
    {
        var breakers = await app.Http.GetFromJsonAsync<JsonElement>("api/circuit-breakers");
        return breakers.GetProperty("circuitBreakers").EnumerateArray()
            .Single(breaker => breaker.GetProperty("service").GetString() == "bedrock").GetProperty("state").GetString();
    }
}
