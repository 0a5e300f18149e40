using System.Net;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Tests.NewsApi;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Rss;

public sealed class RssClientTests
{
    private static readonly Uri Address = new("https://feeds.citypost.example/science");

    private const string Rss = """
        <?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>City Post Science</title>
        <link>https://citypost.example</link><description>d</description>
        <item><title>Comet seen</title><link>https://citypost.example/comet</link><description>&lt;p&gt;Seen.&lt;/p&gt;</description>
        <pubDate>Mon, 23 Nov 2026 05:05:00 GMT</pubDate><media:thumbnail url="https://citypost.example/comet.jpg"/></item>
        <item><title>Undated</title><link>https://citypost.example/undated</link><pubDate>last week</pubDate></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>City Post</title><id>x</id><updated>2026-11-23T06:00:00Z</updated>
        <entry><title>Moss grows</title><id>y</id><link href="https://citypost.example/moss"/><updated>2026-11-23T06:00:00Z</updated>
        <summary>It grows.</summary></entry></feed>
        """;

    [Fact]
    public async Task FetchAsync_Rss_Articles()
    {
        var articles = await FetchAsync(Rss);

        Assert.Equal(2, articles.Count);
        Assert.Equal(
            new ProviderArticle(
                "Comet seen",
                "<p>Seen.</p>",
                null,
                "https://citypost.example/comet",
                "https://citypost.example/comet.jpg",
                "City Post Science",
                new DateTimeOffset(2026, 11, 23, 5, 5, 0, TimeSpan.Zero),
                "science"),
            articles[0]);
        Assert.Null(articles[1].PublishedAt);
    }

    [Fact]
    public async Task FetchAsync_Atom_Articles()
    {
        var article = Assert.Single(await FetchAsync(Atom));

        Assert.Equal(("Moss grows", "It grows.", "https://citypost.example/moss"), (article.Title, article.Description, article.Url));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html><body>portal</body></html>")]
    [InlineData(HttpStatusCode.OK, "not xml")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(
        HttpStatusCode.OK,
        """<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a;</title></channel></rss>""")]
    [InlineData(HttpStatusCode.Redirect, "")]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    public async Task FetchAsync_NoFeed_ExternalFailure(HttpStatusCode status, string body) =>
        await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(body, status));

    [Fact]
    public async Task FetchAsync_HugeFeed_Refused()
    {
        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(Rss + new string(' ', 4_000)));

        Assert.Contains("Rss:MaxResponseBytes", failure.Message);
    }

    private static async Task<IReadOnlyList<ProviderArticle>> FetchAsync(string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var options = Options.Create(new RssOptions { MaxResponseBytes = 2_048 });
        var client = new RssClient(new HttpClient(ScriptedHttp.Answering(status, body)), options);
        return (await client.FetchAsync(Address, "science", CancellationToken.None)).Articles;
    }
}
