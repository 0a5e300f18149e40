using System.Globalization;
using System.Xml.Linq;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.Tests.NewsApi;

public sealed class FeedTests
{
    [Fact]
    public async Task Feed_OfACategory_HasItsArticlesOfTheLastHours()
    {
        await using var simulator = await TestSimulator.StartAsync();

        var items = XDocument.Parse(await ReadAsync(simulator, "/feeds/science.xml")).Descendants("item").ToList();

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.StartsWith("https://", item.Element("link")!.Value));
        Assert.All(items.Take(1), item => Assert.InRange(
            DateTimeOffset.Parse(item.Element("pubDate")!.Value, CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddHours(-36), DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Feed_NewsApiDown_StillServed()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("newsapi=error"));

        Assert.Contains("<item>", await ReadAsync(simulator, "/feeds/general.xml"));
    }

    [Fact]
    public async Task Feed_Faulty_IsNone()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("feeds=malformed"));

        Assert.DoesNotContain("<item>", await ReadAsync(simulator, "/feeds/general.xml"));
    }

    private static async Task<string> ReadAsync(TestSimulator simulator, string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(simulator.Server.BaseAddress, path));
    }
}
