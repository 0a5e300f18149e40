using System.Text;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Tests.Loopback;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Tests.News;

/// <summary>What the HTTP clients of news services repeat by themselves, on the wire.</summary>
public sealed class AskedAgainTests
{
    private const string NoNews = """{"status":"ok","totalResults":1,"articles":[{"title":"Moss","url":"https://a.example/1"}]}""";
    private const string Feed = """<rss version="2.0"><channel><title>Post</title><item><title>Moss</title><link>https://a.example/1</link></item></channel></rss>""";

    private int _asked;

    [Fact]
    public async Task NewsApi_ConnectionClosedWithoutAnAnswer_IsAskedOnceMore()
    {
        await using var service = new RawService((_, stream, token) =>
            ++_asked == 1 ? Task.CompletedTask : SendAsync(stream, 200, "application/json", NoNews, token));
        await using var services = Services(service);

        var page = await services.GetRequiredService<IHeadlineSource>().FetchAsync(new("general", "us", "en", 10), CancellationToken.None);

        Assert.Single(page.Articles);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task NewsApi_Answer_IsNeverAskedForAgain()
    {
        await using var service = new RawService((_, stream, token) =>
        {
            _asked++;
            return SendAsync(stream, 500, "application/json", "{}", token);
        });
        await using var services = Services(service);

        await Assert.ThrowsAnyAsync<CategorizedException>(() =>
            services.GetRequiredService<IHeadlineSource>().FetchAsync(new("general", "us", "en", 10), CancellationToken.None));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Feed_ServerErrorOnce_IsAskedOnceMore()
    {
        await using var service = new RawService((_, stream, token) =>
            ++_asked == 1 ? SendAsync(stream, 503, "text/plain", "busy", token) : SendAsync(stream, 200, "text/xml", Feed, token));
        await using var services = Services(service);

        Assert.Single(await services.GetRequiredService<RssClient>().FetchAsync(service.Url, "general", CancellationToken.None));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Feed_NotThere_IsNotAskedForAgain()
    {
        await using var service = new RawService((_, stream, token) =>
        {
            _asked++;
            return SendAsync(stream, 404, "text/plain", "gone", token);
        });
        await using var services = Services(service);

        await Assert.ThrowsAnyAsync<CategorizedException>(() =>
            services.GetRequiredService<RssClient>().FetchAsync(service.Url, "general", CancellationToken.None));
        Assert.Equal(1, _asked);
    }

    private static ServiceProvider Services(RawService service) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["NewsApi:BaseUrl"] = service.Url.AbsoluteUri,
            ["NewsApi:ApiKey"] = "key",
        }).Build())
        .AddHeadlines()
        .BuildServiceProvider();

    private static async Task SendAsync(Stream stream, int status, string type, string body, CancellationToken token)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await stream.WriteAsync(RawService.Head(status, type, bytes.Length), token);
        await stream.WriteAsync(bytes, token);
    }
}
