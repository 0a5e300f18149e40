using ContentGen.News;
using ContentGen.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Simulator.Tests.NewsApi;

/// <summary>The application's own client, page by page over HTTP.</summary>
public sealed class PagingOnTheWireTests : IAsyncLifetime
{
    private static readonly HeadlineQuery First = new("general", "us", "en", 40);
    private readonly string _news = Path.GetTempFileName();
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        var articles = Enumerable.Range(1, 130).Select(number => new JsonObject
        {
            ["category"] = "general",
            ["source"] = new JsonObject { ["id"] = null, ["name"] = "City Post" },
            ["title"] = $"Headline {number}",
            ["url"] = $"https://citypost.example/{number}",
        });
        await File.WriteAllTextAsync(
            _news, new JsonObject { ["status"] = "ok", ["articles"] = new JsonArray([.. articles]) }.ToJsonString());
        _simulator = await TestSimulator.StartAsync(news: _news);
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        File.Delete(_news);
    }

    [Fact]
    public async Task FetchAsync_PageAfterPage_EveryArticleOnceUntilThePlanEnds()
    {
        var client = Client();

        var first = await client.FetchAsync(First, CancellationToken.None);
        var second = await client.FetchAsync(First with { Page = 2 }, CancellationToken.None);
        var third = await client.FetchAsync(First with { Page = 3 }, CancellationToken.None);

        Assert.Equal(
            Enumerable.Range(1, 80).Select(number => $"Headline {number}"),
            first.Articles.Concat(second.Articles).Select(article => article.Title));
        Assert.Equal(130, first.Total);
        Assert.True(second.IsFollowed(First with { Page = 2 }));
        Assert.Empty(third.Articles);
        Assert.False(third.IsFollowed(First with { Page = 3 }));
    }

    private IHeadlineSource Client() => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["NewsApi:BaseUrl"] = _simulator.Server.BaseAddress.AbsoluteUri,
            ["NewsApi:ApiKey"] = "any",
        }).Build())
        .AddLogging()
        .AddHeadlines()
        .BuildServiceProvider()
        .GetRequiredService<IHeadlineSource>();
}
