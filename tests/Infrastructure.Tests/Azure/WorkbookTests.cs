using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

public sealed class WorkbookTests
{
    private const int Query = 3;

    [Fact]
    public async Task Workbooks_Always_AreTheFour()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);

        string[] titles = [.. deployment.OfType("Microsoft.Insights/workbooks").Select(
            workbook => workbook.Text("properties.displayName")!)];

        Assert.Equal(["ContentGen: run health", "ContentGen: agents", "ContentGen: breakers and fallbacks", "ContentGen: cost"], titles);
    }

    [Fact]
    public async Task Tiles_Always_HaveATitleAnEmptyStateAndTheParameters()
    {
        foreach (var tile in await TilesAsync())
        {
            Assert.Matches(@"^[^()]+ \([^()]+\)$", tile["title"]!.ToString());
            Assert.EndsWith(".", tile["noDataMessage"]!.ToString());
            Assert.Equal("TimeRange", tile["timeContextFromParameter"]!.ToString());
            Assert.Equal("{Environment}", Assert.Single(tile["crossComponentResources"]!.AsArray())!.ToString());
        }
    }

    [Fact]
    public async Task Tiles_Always_HoldAQueryOfItsFile()
    {
        string[] queries = [.. Directory.EnumerateFiles(Repository.Queries, "*.kql").Select(File.ReadAllText)];

        var tiles = await TilesAsync();

        Assert.All(tiles, tile => Assert.Contains(tile["query"]!.ToString(), queries));
    }

    [Fact]
    public async Task Queries_Always_AreUsed()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Queries, "*.kql").Select(File.ReadAllText)];
        string[] shown = [.. (await TilesAsync()).Select(tile => tile["query"]!.ToString())];

        Assert.Empty(files.Except(shown));
    }

    [Fact]
    public async Task Parameters_OfEachWorkbook_AreTheEnvironmentAndTheTime()
    {
        const int ResourcePicker = 5;
        const int TimeRangePicker = 4;
        var deployment = await Deployments.GetAsync(Deployments.Default);

        Assert.All(deployment.OfType("Microsoft.Insights/workbooks"), workbook =>
        {
            var parameters = Content(workbook)["items"]![0]!["content"]!["parameters"]!.AsArray();
            Assert.Equal(
                [("Environment", ResourcePicker), ("TimeRange", TimeRangePicker)],
                parameters.Select(parameter => (parameter!["name"]!.ToString(), parameter["type"]!.GetValue<int>())));
            Assert.All(parameters, parameter => Assert.True(parameter!["isRequired"]!.GetValue<bool>()));
            var time = parameters[1]!;
            Assert.Contains(
                time["value"]!["durationMs"]!.GetValue<long>(),
                time["typeSettings"]!["selectableValues"]!.AsArray().Select(choice => choice!["durationMs"]!.GetValue<long>()));
            Assert.True(time["typeSettings"]!["allowCustom"]!.GetValue<bool>());
        });
    }

    [Fact]
    public async Task Environment_AtFirst_IsTheDeploymentsOwn()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);
        var component = deployment.Single("Microsoft.Insights/components").Id;

        Assert.All(deployment.OfType("Microsoft.Insights/workbooks"), workbook =>
        {
            var content = Content(workbook);
            Assert.Equal(component, content["fallbackResourceIds"]![0]!.ToString());
            Assert.Equal(component, content["items"]![0]!["content"]!["parameters"]![0]!["value"]!.ToString());
        });
    }

    private static async Task<JsonNode[]> TilesAsync() =>
        [.. (await Deployments.GetAsync(Deployments.Default)).OfType("Microsoft.Insights/workbooks")
            .SelectMany(workbook => Content(workbook)["items"]!.AsArray())
            .Where(item => item!["type"]!.GetValue<int>() == Query)
            .Select(item => item!["content"]!)];

    private static JsonNode Content(Resource workbook) => JsonNode.Parse(workbook.Text("properties.serializedData")!)!;
}
