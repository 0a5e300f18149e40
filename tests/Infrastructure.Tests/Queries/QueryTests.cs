using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Queries;

public sealed class QueryTests
{
    [Fact]
    public async Task Queries_EveryFile_BindsToTheSchema()
    {
        var findings = await KustoLanguage.CheckAsync(Query.Files);

        Assert.Equal(Query.Files.Count, findings.Count);
        Assert.Empty(findings.SelectMany(finding => finding.Errors.Select(error => $"{finding.Name}.kql {error}")));
    }

    [Fact]
    public async Task Queries_OfAlerts_BindAndReturnTheDimensions()
    {
        Resource[] rules = [.. (await Deployments.GetAsync(Deployments.Default)).OfType("Microsoft.Insights/scheduledQueryRules")];

        var findings = await KustoLanguage.CheckAsync(
            [.. rules.Select(rule => new Query(rule.Name, Criterion(rule)["query"]!.ToString()))]);

        Assert.Empty(findings.SelectMany(finding => finding.Errors));
        Assert.All(rules.Zip(findings), pair => Assert.All(
            Dimensions(pair.First),
            dimension => Assert.Contains(new QueryColumn(dimension, "string"), pair.Second.Columns)));
    }

    [Fact]
    public async Task Check_WrongQuery_SaysWhereAndWhy()
    {
        var finding = Assert.Single(await KustoLanguage.CheckAsync(new Query("wrong", "traces\n| where mesage == 'x'")));

        var error = Assert.Single(finding.Errors);
        Assert.StartsWith("line 2: The name 'mesage'", error);
    }

    [Fact]
    public void LockFile_Always_PinsByContentAndNamesNoHost()
    {
        string[] packages = [.. JsonNode.Parse(Repository.Read("infra", "queries", "package-lock.json"))!["packages"]!.AsObject()
            .Where(package => package.Key.Length > 0)
            .Select(package => package.Value!.ToJsonString())];

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains("\"integrity\"", package));
        Assert.All(packages, package => Assert.DoesNotContain("\"resolved\"", package));
    }

    private static JsonNode Criterion(Resource rule) => rule.Node("properties.criteria.allOf")![0]!;

    private static IEnumerable<string> Dimensions(Resource rule) =>
        Criterion(rule)["dimensions"]!.AsArray().Select(dimension => dimension!["name"]!.ToString());
}
