using System.Text.Json.Nodes;
using System.Xml;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Queries;

/// <summary>The alerts' own queries, run over telemetry of healthy and of broken minutes: exactly the alerts that should fire, fire.</summary>
public sealed class AlertScenarioTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Scenarios => [.. AlertScenario.All.Select(scenario => scenario.Name)];

    [SkippableTheory, MemberData(nameof(Scenarios))]
    public async Task Alerts_InTheScenario_AreExactlyTheExpectedOnes(string name)
    {
        AlertScenario scenario = AlertScenario.All.Single(one => one.Name == name);
        Resource[] rules = [.. (await Deployments.GetAsync(Deployments.Default)).OfType("Microsoft.Insights/scheduledQueryRules")];

        IReadOnlyList<JsonArray> results = await KustoLanguage.RunAsync(Now, [.. rules.Select(rule => (QueryOf(rule), RowsOf(rule, scenario)))]);

        Assert.Equal(scenario.Fires, rules.Zip(results).SelectMany(pair => Fired(pair.First, pair.Second)));
    }

    [Fact]
    public void Scenarios_Together_RaiseEveryAlert()
    {
        string[] alerts = [.. JsonNode.Parse(Repository.Read("infra", "alerts.json"))!.AsArray().Select(alert => alert!["name"]!.ToString())];

        string[] raised = [.. AlertScenario.All.SelectMany(scenario => scenario.Fires).Select(fired => fired.Split(' ')[0]).Distinct()];

        Assert.Equal(alerts.Order(), raised.Order());
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
