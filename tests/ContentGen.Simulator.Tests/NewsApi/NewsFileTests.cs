using System.Text;

namespace ContentGen.Simulator.Tests.NewsApi;

public sealed class NewsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"news-{Guid.NewGuid():n}.json");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n", "is empty")]
    [InlineData("not json", "is not JSON")]
    [InlineData("[]", "is not NewsAPI-shaped")]
    [InlineData("{\"items\":[]}", "is not NewsAPI-shaped")]
    [InlineData("{\"status\":\"ok\",\"articles\":[]}", "holds no articles")]
    [InlineData("{\"status\":\"error\",\"articles\":[{}]}", "is a NewsAPI error")]
    [InlineData("{\"status\":\"ok\",\"articles\":[{\"headline\":\"x\"}]}", "articles[0] has no \"title\"")]
    [InlineData("{\"status\":\"ok\",\"articles\":[{\"title\":\"x\"}]}", "articles[0] has no \"source\"")]
    public async Task StartAsync_UnusableNewsFile_SaysWhyInOneLine(string content, string reason)
    {
        await File.WriteAllTextAsync(_path, content);

        var failure = await Assert.ThrowsAsync<SimulatorStartException>(() => TestSimulator.StartAsync(news: _path));

        Assert.Contains(reason, failure.Message);
        Assert.Contains(_path, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task StartAsync_MissingNewsFile_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<SimulatorStartException>(() => TestSimulator.StartAsync(news: _path));

        Assert.Contains("does not exist", failure.Message);
    }

    [Fact]
    public async Task TopHeadlines_FileWithoutCategories_ServesAllForEachFromAnotherPlace()
    {
        await File.WriteAllTextAsync(_path, Articles(14));
        await using var simulator = await TestSimulator.StartAsync(news: _path);

        var business = await simulator.NewsAsync("/v2/top-headlines?category=business&pageSize=2");
        var technology = await simulator.NewsAsync("/v2/top-headlines?category=technology&pageSize=2");

        Assert.Equal(14, business.Json["totalResults"]!.GetValue<int>());
        Assert.NotEqual(business.Json["articles"]!.ToJsonString(), technology.Json["articles"]!.ToJsonString());
    }

    private static string Articles(int count)
    {
        var articles = new StringBuilder();
        for (var number = 1; number <= count; number++)
        {
            articles.Append(number > 1 ? "," : "")
                .Append($$"""{"source":{"id":null,"name":"S"},"title":"Title {{number}}","url":"https://s.example/{{number}}"}""");
        }

        return $$"""{"status":"ok","totalResults":{{count}},"articles":[{{articles}}]}""";
    }
}
