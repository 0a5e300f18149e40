using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Queries;

/// <summary>
/// The alerts over telemetry of healthy and of broken minutes: exactly the alerts that should fire, fire. No engine for Kusto runs
/// without Azure, so <c>run.mjs</c> runs the queries as the language service parses them, and <see cref="AlertAggregates"/> computes the
/// same in code; <c>scenarios.json</c> says what is right, and random telemetry that both agree beyond it.
/// </summary>
public sealed class AlertScenarioTests
{
    private const int RandomMinutes = 300;
    private static readonly int[] Seeds = [20260102, 20261123];

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    // What is looked at: the scenarios, then random minutes, seed after seed; by the queries all in one go.
    private static readonly JsonArray[] Tables =
        [.. AlertScenario.All.Select(scenario => scenario.ToTable(Now)), .. Seeds.SelectMany(RandomTables)];

    private static readonly Lazy<Task<IReadOnlyList<IReadOnlyList<string>>>> AllFired =
        new(() => AlertEvaluation.ByQueryAsync([.. Tables.Select(table => (Now, table))]));

    public static TheoryData<string> Scenarios => [.. AlertScenario.All.Select(scenario => scenario.Name)];

    [Theory, MemberData(nameof(Scenarios))]
    public async Task Queries_InTheScenario_RaiseExactlyTheExpectedAlerts(string name)
    {
        var at = AlertScenario.All.ToList().FindIndex(scenario => scenario.Name == name);

        var fired = await AllFired.Value;

        Assert.Equal(AlertScenario.All[at].Fires, fired[at]);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Code_InTheScenario_RaisesExactlyTheExpectedAlerts(string name)
    {
        var scenario = AlertScenario.All.Single(one => one.Name == name);

        Assert.Equal(scenario.Fires, AlertEvaluation.ByCode(Now, scenario.ToTable(Now)));
    }

    [Theory]
    [InlineData(20260102)]
    [InlineData(20261123)]
    public async Task QueriesAndCode_OnRandomMetrics_Agree(int seed)
    {
        var first = AlertScenario.All.Count + (Array.IndexOf(Seeds, seed) * RandomMinutes);

        var byQuery = await AllFired.Value;

        string[][] byCode = [.. Tables.Skip(first).Take(RandomMinutes).Select(table => AlertEvaluation.ByCode(Now, table).ToArray())];
        Assert.All(Enumerable.Range(0, RandomMinutes), at => Assert.Equal(byCode[at], byQuery[first + at]));
        Assert.Equal(
            AlertRule.All.Select(rule => rule.Name).Order(),
            byCode.SelectMany(fired => fired).Select(fired => fired.Split(' ')[0]).Distinct().Order());
    }

    [Fact]
    public void Scenarios_Together_RaiseEveryAlert()
    {
        string[] raised = [.. AlertScenario.All.SelectMany(scenario => scenario.Fires).Select(fired => fired.Split(' ')[0]).Distinct()];

        Assert.Equal(AlertRule.All.Select(rule => rule.Name).Order(), raised.Order());
    }

    [Fact]
    public async Task Rules_Deployed_AskWhatIsEvaluatedHere()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);

        string[] deployed = [.. deployment.OfType("Microsoft.Insights/scheduledQueryRules").Select(
            rule => rule.Node("properties.criteria.allOf")![0]!["query"]!.ToString())];

        Assert.Equal(AlertRule.All.Select(rule => rule.Query), deployed);
    }

    private static IEnumerable<JsonArray> RandomTables(int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, RandomMinutes).Select(_ => RandomMetrics.Table(chance, Now))];
    }
}
