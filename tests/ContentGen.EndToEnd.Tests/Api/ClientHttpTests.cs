using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>HTTP as browsers, podcast players and careful clients use it.</summary>
public sealed class ClientHttpTests(QuickApp app) : IClassFixture<QuickApp>
{
    private readonly HostedApp _app = app.Served;

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Root_LeadsToThePage(string method)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_app.Http.BaseAddress!, "/?runId=run-1"));

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal("/api/app?runId=run-1", response.Headers.Location?.OriginalString);
        using var page = await _app.Http.GetAsync("/");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task AudioFile_IsTheAudioByAnAddressThatPlayersKnow()
    {
        var brief = await _app.MakeBriefAsync("business");
        var runId = brief.GetProperty("runId").GetString();
        using var plain = await _app.Http.GetAsync($"api/briefs/{runId}/audio");
        var whole = await plain.Content.ReadAsByteArrayAsync();

        using var file = await _app.Http.GetAsync($"api/briefs/{runId}/audio.mp3");
        using var head = await _app.Http.SendAsync(new(HttpMethod.Head, $"api/briefs/{runId}/audio.mp3"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/briefs/{runId}/audio.mp3")
        {
            Headers = { Range = new RangeHeaderValue(500, 599) },
        };
        using var part = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(whole, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(plain.Headers.ETag, file.Headers.ETag);
        Assert.Equal(whole.LongLength, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[500..600], await part.Content.ReadAsByteArrayAsync());
        Assert.EndsWith("/audio.mp3", brief.GetProperty("audioUrl").GetString());
    }

    [Fact]
    public async Task Feed_OfBriefsInTwoLanguages_KeepsItsOwnAndLeadsToThePage()
    {
        await _app.MakeBriefAsync("science");
        var runId = await _app.StartRunAsync(new { categories = new[] { "science" }, language = "de", country = "de", maxStories = 3 });
        await _app.FollowAsync(runId);

        var channel = XDocument.Parse(await _app.Http.GetStringAsync("api/feed.xml")).Root!.Element("channel")!;

        Assert.Equal("en", channel.Element("language")!.Value);
        var page = new Uri(_app.Http.BaseAddress!, "/api/app");
        Assert.Equal(page.AbsoluteUri, channel.Element("link")!.Value);
        var newest = channel.Elements("item").First();
        Assert.Equal(runId, newest.Element("guid")!.Value);
        Assert.Equal($"{page.AbsoluteUri}?runId={runId}", newest.Element("link")!.Value);
        Assert.EndsWith($"/api/briefs/{runId}/audio.mp3", newest.Element("enclosure")!.Attribute("url")!.Value);
        Assert.All(channel.Elements("item"), item => Assert.DoesNotContain("/api/briefs/", item.Element("link")!.Value));
    }

    [Fact]
    public async Task IdempotencyKey_SameBodyWrittenOtherwise_IsTheSameRun()
    {
        var first = await StartAsync("a key", """{"maxStories":3,"categories":["health"],"forceFresh":false}""");

        var again = await StartAsync("a key", "{ \"forceFresh\" : false,\n \"categories\":[ \"\\u0068ealth\" ], \"maxStories\" : 3 }");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.Status, again.Status));
        Assert.Equal(first.Body.GetProperty("runId").GetString(), again.Body.GetProperty("runId").GetString());
        await _app.FollowAsync(first.Body.GetProperty("runId").GetString()!);
    }

    [Theory]
    [InlineData("""{"maxStories":3}""", """{"maxStories":4}""")]
    [InlineData("""{"maxStories":3}""", "")]
    [InlineData("", """{"categories":["sports"]}""")]
    public async Task IdempotencyKey_AnotherBody_Is422AndStartsNothing(string body, string other)
    {
        var key = Guid.NewGuid().ToString();
        var first = await StartAsync(key, body);

        var second = await StartAsync(key, other);

        Assert.Equal(HttpStatusCode.Accepted, first.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal("urn:contentgen:problem:idempotency-key-reused", second.Body.GetProperty("type").GetString());
        Assert.Contains("Idempotency-Key", second.Body.GetProperty("detail").GetString());
        await _app.FollowAsync(first.Body.GetProperty("runId").GetString()!);
    }

    [Fact]
    public async Task IdempotencyKey_OfARegenerationForAnotherSection_Is422()
    {
        var brief = await _app.MakeBriefAsync("sports");
        using var first = await _app.RegenerateAsync(brief, "favoriteStory", "once");
        await _app.Http.EndedAsync((await first.JsonAsync()).GetProperty("id").GetString()!);

        using var second = await _app.RegenerateAsync(brief, "audio", "once");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task Transcript_AfterItsAudioWasMadeAgain_IsModifiedLater()
    {
        var brief = await _app.MakeBriefAsync("entertainment");
        var path = $"api/briefs/{brief.GetProperty("runId").GetString()}/transcript.vtt";
        using var before = await _app.Http.GetAsync(path);
        using var regeneration = await _app.RegenerateAsync(brief, "audio");
        await _app.Http.EndedAsync((await regeneration.JsonAsync()).GetProperty("id").GetString()!);
        var again = await _app.BriefAsync(brief.GetProperty("runId").GetString()!);

        using var after = await _app.Http.GetAsync(path);

        var updatedAt = again.GetProperty("updatedAt").GetDateTimeOffset();
        Assert.Equal(updatedAt.ToUnixTimeSeconds(), after.Content.Headers.LastModified?.ToUnixTimeSeconds());
        Assert.Equal(
            brief.GetProperty("generatedAt").GetDateTimeOffset().ToUnixTimeSeconds(), before.Content.Headers.LastModified?.ToUnixTimeSeconds());
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> StartAsync(string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _app.Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone());
    }
}
