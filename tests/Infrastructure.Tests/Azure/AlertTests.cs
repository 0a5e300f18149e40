using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

public sealed class AlertTests
{
    /// <summary>Name, severity, minutes looked at, condition.</summary>
    private static readonly (string Name, string Severity, string Window, string Condition)[] Expected =
    [
        ("run-success", "1", "PT5M", "successPercent < 70"),
        ("agent-success", "2", "PT10M", "successPercent < 50"),
        ("breaker-opened", "2", "PT5M", "openings > 0"),
        ("breaker-stays-open", "1", "PT6H", "openMinutes > 5"),
        ("run-duration", "2", "PT15M", "averageSeconds > 240"),
        ("error-rate", "2", "PT5M", "errorPercent > 20"),
    ];

    [Fact]
    public async Task Rules_Always_AreTheSixOfTheMission()
    {
        var rules = await RulesAsync();

        Assert.Equal(
            Expected,
            rules.Select(
                rule => (ShortName(rule), rule.Text("properties.severity")!, rule.Text("properties.windowSize")!, Condition(rule))));
    }

    [Fact]
    public async Task Rules_Always_SayWhatToDoTellTheOperatorsAndEndByThemselves()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);
        var operators = deployment.Single("Microsoft.Insights/actionGroups");

        Assert.All(await RulesAsync(), rule =>
        {
            Assert.Equal("true", rule.Text("properties.enabled"));
            Assert.Equal("true", rule.Text("properties.autoMitigate"));
            Assert.InRange(rule.Text("properties.description")!.Length, 100, 1000);
            Assert.Equal(operators.Id, rule.Node("properties.actions.actionGroups")![0]!.ToString());
            Assert.EndsWith(deployment.Single("Microsoft.Insights/components").Name, rule.Node("properties.scopes")![0]!.ToString());
        });
    }

    [Fact]
    public async Task Operators_WithAddresses_AreMailed()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);

        var receiver = Assert.Single(deployment.Single("Microsoft.Insights/actionGroups").Node("properties.emailReceivers")!.AsArray())!;

        Assert.Equal("operators@contentgen.example", receiver["emailAddress"]!.ToString());
    }

    private static async Task<Resource[]> RulesAsync() =>
        [.. (await Deployments.GetAsync(Deployments.Private)).OfType("Microsoft.Insights/scheduledQueryRules")];

    private static string ShortName(Resource rule) => rule.Name[..rule.Name.IndexOf("-contentgen-", StringComparison.Ordinal)];

    private static string Condition(Resource rule)
    {
        var query = rule.Node("properties.criteria.allOf")![0]!["query"]!.ToString();
        return query[(query.LastIndexOf("| where ", StringComparison.Ordinal) + "| where ".Length)..];
    }
}
