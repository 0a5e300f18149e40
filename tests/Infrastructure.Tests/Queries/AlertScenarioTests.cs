using System.Text.Json.Nodes;
using System.Xml;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Queries;

/// <summary>The alerts' own queries, run over telemetry of healthy and of broken minutes: exactly the alerts that should fire, fire.</summary>
public sealed class AlertScenarioTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<ILookup<string, string>>> AllFired = new(FireAllAsync);

    public static TheoryData<string> Scenarios => [.. AlertScenario.All.Select(scenario => scenario.Name)];

    [SkippableTheory, MemberData(nameof(Scenarios))]
    public async Task Alerts_InTheScenario_AreExactlyTheExpectedOnes(string name)
    {
        AlertScenario scenario = AlertScenario.All.Single(one => one.Name == name);

        ILookup<string, string> fired = await AllFired.Value;

        Assert.Equal(scenario.Fires, fired[name]);
    }

    [Fact]
    public void Scenarios_Together_RaiseEveryAlert()
    {
        string[] alerts = [.. JsonNode.Parse(Repository.Read("infra", "alerts.json"))!.AsArray().Select(alert => alert!["name"]!.ToString())];

        string[] raised = [.. AlertScenario.All.SelectMany(scenario => scenario.Fires).Select(fired => fired.Split(' ')[0]).Distinct()];

        Assert.Equal(alerts.Order(), raised.Order());
    }

    // By scenario; all in one go, because each start of the language service takes seconds.
    private static async Task<ILookup<string, string>> FireAllAsync()
    {
        Deployment deployment = await Deployments.GetAsync(Deployments.Default);
        var pairs = AlertScenario.All
            .SelectMany(scenario => deployment.OfType("Microsoft.Insights/scheduledQueryRules").Select(rule => (Scenario: scenario, Rule: rule)))
            .ToArray();
        IReadOnlyList<JsonArray> results = await KustoLanguage.RunAsync(Now, [.. pairs.Select(pair => (QueryOf(pair.Rule), RowsOf(pair.Rule, pair.Scenario)))]);
        return pairs.Zip(results)
            .SelectMany(one => Fired(one.First.Rule, one.Second).Select(alert => (one.First.Scenario.Name, Alert: alert)))
            .ToLookup(one => one.Name, one => one.Alert);
    }

    private static string QueryOf(Resource rule) => Criterion(rule)["query"]!.ToString();

    private static JsonArray RowsOf(Resource rule, AlertScenario scenario)
    {
        TimeSpan window = XmlConvert.ToTimeSpan(rule.Text("properties.windowSize")!);
        return [.. scenario.Rows.Where(row => row.MinutesAgo <= window.TotalMinutes).Select(row => row.ToTableRow(Now))];
    }

    // The rule fires for each value of its dimensions that has a row, or once.
    private static IEnumerable<string> Fired(Resource rule, JsonArray rows)
    {
        string alert = rule.Name[..rule.Name.IndexOf("-contentgen-", StringComparison.Ordinal)];
        string? dimension = Criterion(rule)["dimensions"]!.AsArray().Select(one => one!["name"]!.ToString()).SingleOrDefault();
        return rows.Select(row => dimension is null ? alert : $"{alert} {row![dimension]}").Order(StringComparer.Ordinal);
    }

    private static JsonNode Criterion(Resource rule) => rule.Node("properties.criteria.allOf")![0]!;
}
