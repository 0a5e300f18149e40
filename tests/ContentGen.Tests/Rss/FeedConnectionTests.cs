using System.IO.Compression;
using System.Net;
using System.Text;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Tests.Loopback;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Rss;

/// <summary>Feeds over real connections: what must not be reached is there, and must stay unreached.</summary>
public sealed class FeedConnectionTests
{
    private const string Feed =
        """<rss version="2.0"><channel><title>City Post</title><link>https://citypost.example</link><description>d</description><item><title>Inside</title><link>https://citypost.example/1</link></item></channel></rss>""";

    [Fact]
    public async Task FetchAsync_LoopbackFeed_Read()
    {
        await using var inside = Serving(Feed);

        Assert.Equal("Inside", Assert.Single(await FetchAsync(inside.Url)).Title);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    public async Task FetchAsync_NameOfAPrivateAddress_NotConnected(string address)
    {
        await using var inside = Serving(Feed);

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() =>
            FetchAsync(new Uri($"https://feeds.citypost.example:{inside.Port}/"), address));

        Assert.Contains("no public address", failure.Message);
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [InlineData("http://feeds.citypost.example/other")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://feeds.citypost.example/")]
    [InlineData("https://user:secret@feeds.citypost.example/")]
    public async Task FetchAsync_RedirectToWhereNoFeedIsRead_NotFollowed(string target)
    {
        await using var outside = Redirecting(target);

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(outside.Url));

        Assert.Contains("leads to", failure.Message);
        Assert.DoesNotContain("secret", failure.Message);
        Assert.Equal(1, outside.Connections);
    }

    [Fact]
    public async Task FetchAsync_RedirectToNoAddress_FailsAsTheAnswerItIs()
    {
        await using var outside = Redirecting("//");

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(outside.Url));

        Assert.EndsWith("failed with HTTP 302.", failure.Message);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://2130706433:{0}/")]
    [InlineData("https://0x7f.1:{0}/")]
    [InlineData("https://[::1]:{0}/")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("https://localhost:{0}/")]
    [InlineData("https://metadata.example:{0}/")]
    public async Task FetchAsync_PublicFeedRedirectsInside_NotFollowed(string target)
    {
        await using var inside = Serving(Feed);
        var http = new HttpClient(new RedirectOnce(string.Format(null, target, inside.Port), HandlerOf(IPAddress.Loopback)));

        await Assert.ThrowsAsync<ExternalServiceException>(
            () => ClientOn(http).FetchAsync(new Uri("https://feeds.citypost.example/"), "science", CancellationToken.None));

        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task FetchAsync_RedirectToAHostThatNoneCanHave_NotReached()
    {
        var http = new HttpClient(new RedirectOnce("https://٠א.example/", HandlerOf(IPAddress.Loopback)));

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(
            () => ClientOn(http).FetchAsync(new Uri("https://feeds.citypost.example/"), "science", CancellationToken.None));

        Assert.Contains("could not be reached", failure.Message);
    }

    [Fact]
    public async Task FetchAsync_FeedHasMoved_FollowedAFewTimesOnly()
    {
        await using var moved = new RawService(async (target, stream, token) =>
        {
            var hop = int.Parse(target[1..], null);
            await stream.WriteAsync(hop > 0 ? RawService.Head(301, "text/plain", 0, $"Location: /{hop - 1}\r\n") : Whole(Feed), token);
        });

        Assert.Single(await FetchAsync(new Uri(moved.Url, "/3")));
        await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(new Uri(moved.Url, "/4")));
    }

    [Fact]
    public async Task FetchAsync_SmallOnTheWireHugeWhenUnpacked_Refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[4 * 1024 * 1024]);
        }

        await using var bomb = new RawService(async (_, stream, token) =>
        {
            await stream.WriteAsync(
                RawService.Head(200, "application/rss+xml", (int)packed.Length, "Content-Encoding: gzip\r\n"), token);
            await stream.WriteAsync(packed.ToArray(), token);
        });

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(bomb.Url));

        Assert.Contains("Rss:MaxResponseBytes", failure.Message);
    }

    private static RawService Serving(string body) => new((_, stream, token) => stream.WriteAsync(Whole(body), token).AsTask());

    private static RawService Redirecting(string target) =>
        new((_, stream, token) => stream.WriteAsync(RawService.Head(302, "text/plain", 0, $"Location: {target}\r\n"), token).AsTask());

    private static byte[] Whole(string body) =>
        [.. RawService.Head(200, "application/rss+xml", Encoding.UTF8.GetByteCount(body)), .. Encoding.UTF8.GetBytes(body)];

    private static async Task<IReadOnlyList<ProviderArticle>> FetchAsync(Uri feed, string resolved = "127.0.0.1") =>
        (await ClientOn(new HttpClient(HandlerOf(IPAddress.Parse(resolved)))).FetchAsync(feed, "science", CancellationToken.None)).Articles;

    private static SocketsHttpHandler HandlerOf(IPAddress address) =>
        RssClient.NewHandler(new FeedConnection((_, _) => Task.FromResult(new[] { address })));

    private static RssClient ClientOn(HttpClient http) => new(http, Options.Create(new RssOptions()));

    private sealed class RedirectOnce(string target, HttpMessageHandler next) : DelegatingHandler(next)
    {
        private bool _redirected;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_redirected)
            {
                return base.SendAsync(request, cancellationToken);
            }

            _redirected = true;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(target) } });
        }
    }
}
