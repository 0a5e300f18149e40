using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentGen.EndToEnd.Tests.Telemetry.Running;
using ContentGen.EndToEnd.Tests.Telemetry.Tables;
using Infrastructure.Tests.Queries;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>What Azure Monitor is sent while runs succeed, fail, retry, fall back, hit caches and open breakers.</summary>
[Collection(Undisturbed.Name)]
public sealed partial class PayloadTests(PayloadTests.EventfulRuns runs) : IClassFixture<PayloadTests.EventfulRuns>
{
    [Fact]
    public void Metrics_OfEveryWorkbookAndAlert_AreSent()
    {
        string[] asked = [.. Query.Files.SelectMany(
            query => Metric().Matches(query.Text)).Select(match => match.Groups[1].Value).Distinct().Order()];

        string[] sent = [.. runs.Rows("customMetrics").Select(row => row["name"]!.ToString()).Distinct()];

        Assert.Contains("contentgen.cost", asked);
        Assert.Empty(asked.Except(sent));
    }

    [Fact]
    public void Dimensions_OfEveryWorkbookAndAlert_AreSent()
    {
        string[] asked = [.. Query.Files.SelectMany(
            query => Dimension().Matches(query.Text)).Select(match => match.Groups[1].Value).Distinct().Order()];

        string[] sent = [.. runs.Rows("customMetrics").SelectMany(
            row => row["customDimensions"]!.AsObject().Select(pair => pair.Key)).Distinct()];

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(sent));
    }

    [Fact]
    public async Task Queries_OfEveryTile_FindSomething()
    {
        Query[] queries = [.. Query.Files.Where(query => !IsAboutRequests(query))];
        var results = await KustoLanguage.RunAsync(
            [.. queries.Select(query => (DateTimeOffset.UtcNow, query.Text, (JsonObject)runs.Tables.DeepClone()))]);

        Assert.All(
            queries.Zip(results),
            one => Assert.True(one.Second.Count > 0, $"{one.First.Name}.kql finds nothing in the telemetry of real runs."));
    }

    // The host sends them; sent by the app too, each would be counted twice.
    [Fact]
    public void Requests_OfTheirTile_AreLeftToTheHost()
    {
        Assert.Equal("requests", Assert.Single(Query.Files, IsAboutRequests).Name);
        Assert.Empty(runs.Rows("requests"));
    }

    [Fact]
    public async Task CostTile_OfRealRuns_ShowsWhatTheirBriefsSay()
    {
        var query = Query.Files.Single(one => one.Name == "cost-per-run");

        var row = Assert.Single(
            Assert.Single(await KustoLanguage.RunAsync((DateTimeOffset.UtcNow, query.Text, (JsonObject)runs.Tables.DeepClone()))))!;

        var spent = runs.Briefs.Sum(brief => brief.GetProperty("cost").GetProperty("usd").GetDouble());
        Assert.True(spent > 0);
        Assert.Equal(Math.Round(spent, 4), row["dollars"]!.GetValue<double>(), 4);
        Assert.Equal(runs.Briefs.Count, row["runs"]!.GetValue<int>());
    }

    [Fact]
    public void Cache_OfHeadlinesOutputsAndSpeech_IsCounted()
    {
        var requests = runs.Rows("customMetrics").Where(row => row["name"]!.ToString() == "contentgen.cache.requests")
            .GroupBy(row => (row["customDimensions"]!["contentgen.cache"]!.ToString(), row["customDimensions"]!["contentgen.cache.result"]!.ToString()))
            .ToDictionary(group => group.Key, group => group.Sum(row => row["valueSum"]!.GetValue<double>()));

        Assert.Equal((1, 1), (requests[("speech", "miss")], requests[("speech", "hit")]));
        Assert.Equal((6, 6), (requests[("agent_output", "miss")], requests[("agent_output", "hit")]));
        // Three categories of NewsAPI, and three feeds.
        Assert.Equal((6, 6), (requests[("external_api", "miss")], requests[("external_api", "hit")]));
    }

    [Fact]
    public void Breaker_ThatOpened_IsMeasuredOpen()
    {
        var last = runs.Rows("customMetrics").Last(row => row["name"]!.ToString() == "contentgen.circuit_breaker.open" && row["customDimensions"]!["contentgen.service"]!.ToString() == "polly");

        Assert.Equal(1, last["value"]!.GetValue<double>());
    }

    private static bool IsAboutRequests(Query query) => query.Text.StartsWith("requests", StringComparison.Ordinal);

    // Dimensions are looked up in brackets, metrics are compared with a column.
    [GeneratedRegex(@"(?<!\[)'((?:contentgen|gen_ai)\.[a-z_.]+)'")]
    private static partial Regex Metric();

    [GeneratedRegex(@"customDimensions\['([a-z_.]+)'\]")]
    private static partial Regex Dimension();

    /// <summary>Four runs: one that fills the caches, one that uses them, and two in which an agent and the voice fail for good.</summary>
    public sealed class EventfulRuns : IAsyncLifetime
    {
        public JsonObject Tables { get; private set; } = [];

        public IReadOnlyList<JsonElement> Briefs { get; private set; } = [];

        public IEnumerable<JsonNode> Rows(string table) => Tables[table]!.AsArray().Select(row => row!);

        public async ValueTask InitializeAsync()
        {
            await using var app = await ObservedApp.StartAsync(AppSettings.QuickRetries);
            var first = await app.RunAsync(new { });
            var again = await app.RunAsync(new { });
            app.SetFaults("bedrock/WEEKEND_EVENTS=error,polly=error");
            var other = new { forceFresh = true, maxStories = 3 };
            Briefs = [first, again, await app.RunAsync(other), await app.RunAsync(other)];
            var envelopes = app.Flush();
            Tables = ApplicationInsightsTables.From(envelopes);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
