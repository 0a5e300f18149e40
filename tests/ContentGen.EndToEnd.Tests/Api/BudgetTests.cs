using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>
/// When the day's budget is used up nothing more is bought, a brief is made all the same, and it says why it is as it is.
/// </summary>
public sealed class BudgetTests : IDisposable
{
    // Less than one agent usually costs.
    private static readonly Dictionary<string, string?> NoMoney = new(AppSettings.QuickRetries) { ["ContentGen__DailyBudgetUsd"] = "0.01" };

    private static readonly Dictionary<string, string?> Rich = new(AppSettings.QuickRetries) { ["ContentGen__DailyBudgetUsd"] = "10" };

    private static readonly string[] Bought =
        ["news", "curation", "favoriteStory", "script", "mediaEnhancements", "weekendRecommendations", "audio"];

    private static readonly string[] Free = ["newsapi", "feeds", "polly DescribeVoices"];

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task BudgetUsedUp_BriefsAreMadeOfCachedAndDerivedContent()
    {
        await using (var rich = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries))
        {
            await rich.MakeBriefAsync("health");
        }

        await using var poor = await HostedApp.StartAsync(_data.Path, NoMoney);

        var known = await poor.MakeBriefAsync("health", forceFresh: true);
        var unknown = await poor.MakeBriefAsync("sports");

        AssertSources(known, "cached", "cached", "cached", "cached", "cached", "cached", "cached");
        AssertSources(unknown, "derived", "derived", "derived", "derived", "derived", "static", "missing");
        Assert.Equal("PARTIAL", unknown.GetProperty("status").GetString());
        Assert.All(unknown.GetProperty("agentStatus").EnumerateArray(), agent =>
        {
            Assert.Equal("SKIPPED", agent.GetProperty("status").GetString());
            Assert.Contains("DailyBudgetUsd", agent.GetProperty("error").GetString());
        });
        var served = await poor.Simulator.GetFromJsonAsync<JsonElement>("requests");
        Assert.All(served.GetProperty("requests").EnumerateArray(), row => Assert.Contains(OperationOf(row), Free));
    }

    [Fact]
    public async Task Brief_WithinTheBudget_CostsTheDayWhatItSaysAndNoMore()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, Rich);

        var brief = await app.MakeBriefAsync("health");
        var account = await SettledAccountAsync(app);

        Assert.True(brief.GetProperty("cost").GetProperty("usd").GetDecimal() > 0);
        Assert.Equal(brief.GetProperty("cost").GetProperty("usd").GetDecimal(), account);
    }

    /// <summary>
    /// What the day has cost, and the next if midnight came in between, once nothing is set aside for purchases under way: they are settled
    /// by signals.
    /// </summary>
    private static async Task<decimal> SettledAccountAsync(HostedApp app)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var pace = new Pace(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var accounts = await app.Http.GetFromJsonAsync<JsonElement>(
                "runtime/webhooks/durabletask/entities/DailyBudget?fetchState=true", limit.Token);
            var states = accounts.EnumerateArray().Select(account => account.GetProperty("state")).ToList();
            Assert.InRange(states.Count, 1, 2);
            if (states.All(state => state.GetProperty("open").GetArrayLength() == 0))
            {
                return states.Sum(state => state.GetProperty("settledUsd").GetDecimal());
            }

            await pace.NextAsync(limit.Token);
        }
    }

    private static string OperationOf(JsonElement row)
    {
        var service = row.GetProperty("service").GetString()!;
        return service is "newsapi" or "feeds" ? service : $"{service} {row.GetProperty("operation").GetString()}";
    }

    private static void AssertSources(JsonElement brief, params string[] sources)
    {
        JsonElement[] sections = [.. Bought.Select(name => brief.GetProperty("sections").GetProperty(name))];
        Assert.Equal(sources, sections.Select(section => section.GetProperty("source").GetString()));
        Assert.All(sections, section => Assert.Contains("DailyBudgetUsd", section.GetProperty("reason").GetString()));
    }
}
