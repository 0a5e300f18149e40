using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ContentGen.News;
using ContentGen.News.FullText;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using ContentGen.Tests.NewsApi;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.News;

public sealed class StoryPagesTests
{
    private const string Paragraph = "The lock keeper of Elmford found a coin of silver in the mud of the old canal, and the museum will show it from Sunday on. ";

    private static readonly string Page = "<html><head><title>Coin</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Coin found</h1>"
        + string.Concat(Enumerable.Repeat($"<p>{Paragraph}{Paragraph}{Paragraph}</p>", 6)) + "</article><footer>Imprint</footer></body></html>";

    private readonly FakeTimeProvider _time = new(Articles.Noon);
    private readonly MemoryContentStore _store = new();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task FillAsync_LittleText_PageIsRead()
    {
        var filled = await FillAsync(_ => Page);

        Assert.StartsWith("The lock keeper of Elmford found a coin", filled.Content);
        Assert.InRange(filled.Content!.Length, 500, StoryPages.LongestText);
        Assert.Equal(["/robots.txt", "/news/1"], _asked);
    }

    [Fact]
    public async Task FillAsync_Again_NoAddressTwice()
    {
        var first = await FillAsync(_ => Page);
        var second = await FillAsync(_ => Page);

        Assert.Equal(first.Content, second.Content);
        Assert.Equal(2, _asked.Count);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /news/")]
    [InlineData("User-agent: other\nuser-agent: ContentGen\nDisallow: /*1$\nUser-agent: *\nAllow: /")]
    public async Task FillAsync_RobotsForbid_PageIsNotAsked(string robots)
    {
        var filled = await FillAsync(_ => Page, robots);

        Assert.Equal("Short.", filled.Content);
        Assert.Equal(["/robots.txt"], _asked);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow:")]
    [InlineData("User-agent: *\nDisallow: /news/\nAllow: /news/1")]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: contentgen\nDisallow: /private # ours")]
    public async Task FillAsync_RobotsAllow_PageIsRead(string robots) =>
        Assert.NotEqual("Short.", (await FillAsync(_ => Page, robots)).Content);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><p>Please log in.</p></body></html>")]
    public async Task FillAsync_NothingToRead_SourcesTextStays(string page) => Assert.Equal("Short.", (await FillAsync(_ => page)).Content);

    [Fact]
    public async Task FillAsync_HugePage_SourcesTextStays() =>
        Assert.Equal("Short.", (await FillAsync(_ => Page + new string(' ', PageClient.LargestPage))).Content);

    [Fact]
    public async Task FillAsync_SwitchedOff_NothingIsAsked()
    {
        await FillAsync(_ => Page, isOn: false);

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task FillAsync_PageHangs_RunGoesOnAtTheLimit()
    {
        var filling = Pages(new ScriptedHttp((_, token) => new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(token)), isOn: true)
            .FillAsync("run", [Poor], CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal("Short.", (await filling)[0].Content);
    }

    [Fact]
    public async Task FillAsync_RobotsInALegacyCharset_AreRead()
    {
        var http = new ScriptedHttp((request, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = request.RequestUri!.AbsolutePath == "/robots.txt"
                ? new StringContent("User-agent: *\nDisallow: /other", new MediaTypeHeaderValue("text/plain", "windows-1251"))
                : new StringContent(Page, Encoding.UTF8, "text/html"),
        }));

        var filled = await Pages(http, isOn: true).FillAsync("run", [Poor], CancellationToken.None);

        Assert.NotEqual("Short.", filled[0].Content);
    }

    // A feed may be this machine's, as developers have it; a story's address is somebody else's word.
    [Theory]
    [InlineData("http://127.0.0.1:7071/api/trace/x")]
    [InlineData("http://localhost:7071/")]
    [InlineData("http://[::1]/")]
    public async Task ReadAsync_AddressOfThisMachine_IsNotAsked(string address)
    {
        var asked = new List<Uri?>();
        var http = new ScriptedHttp((request, _) =>
        {
            asked.Add(request.RequestUri);
            return Task.FromResult(request.RequestUri!.Host == "news.example"
                ? new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(address) } }
                : new HttpResponseMessage { Content = new StringContent(Page, Encoding.UTF8, "text/html") });
        });
        var client = new PageClient(new HttpClient(http));

        Assert.Null(await client.ReadAsync(new Uri(address), CancellationToken.None));
        Assert.Null(await client.ReadAsync(new Uri("https://news.example/1"), CancellationToken.None));
        Assert.Equal([new Uri("https://news.example/1")], asked);
    }

    [Fact]
    public async Task ReadAsync_HostThatNoneCanHave_Nothing()
    {
        using var http = new HttpClient();

        Assert.Null(await new PageClient(http).ReadAsync(new Uri("https://٠א.example/1"), CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_HugePage_IsLetGo()
    {
        var body = new LetGo(new byte[PageClient.LargestPage + 1]);
        var http = new ScriptedHttp((_, _) => Task.FromResult(new HttpResponseMessage { Content = body }));

        Assert.Null(await new PageClient(new HttpClient(http)).ReadAsync(new Uri("https://news.example/1"), CancellationToken.None));
        Assert.True(body.IsDisposed);
    }

    private sealed class LetGo(byte[] content) : ByteArrayContent(content)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private static Headline Poor => HeadlineSelection.From([Articles.Article(1) with { Description = null, Content = "Short." }], 5, Articles.Today).Headlines[0];

    private async Task<Headline> FillAsync(Func<Uri, string> page, string? robots = null, bool isOn = true)
    {
        var http = new ScriptedHttp((request, _) =>
        {
            var path = request.RequestUri!.AbsolutePath;
            _asked.Add(path);
            var isRobots = path == "/robots.txt";
            return Task.FromResult(new HttpResponseMessage(isRobots && robots is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
            {
                Content = new StringContent(isRobots ? robots ?? "" : page(request.RequestUri), Encoding.UTF8, isRobots ? "text/plain" : "text/html"),
            });
        });
        return (await Pages(http, isOn).FillAsync("run", [Poor], CancellationToken.None))[0];
    }

    private StoryPages Pages(ScriptedHttp http, bool isOn) => new(
        new PageClient(new HttpClient(http)),
        Caches.Over(_store, _time),
        Options.Create(new NewsOptions { FullText = isOn }),
        new(_time),
        NullLogger<StoryPages>.Instance);
}
