using System.Net;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Podcast;
using Microsoft.DurableTask.Client;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class ChaptersEndpointTests
{
    private readonly MemoryContentStore _store = new();

    [Fact]
    public async Task RunAsync_Brief_AnswersJsonChapters()
    {
        var brief = SampleBriefs.WithAudio() with
        {
            WordTimings = [new("Good", 0, 0.25), new("morning", 0.25, 0.5), new("The", 0.5, 0.6), new("old", 0.6, 0.7)],
        };
        await SampleBriefs.StoreAsync(_store, brief with { NewsItems = [brief.NewsItems[0] with { Image = "https://news.example/a.jpg" }] });

        var response = await RunAsync();

        Assert.Equal((HttpStatusCode.OK, "application/json+chapters"), (response.StatusCode, response.Field("Content-Type")));
        Assert.Equal(
            """{"version":"1.2.0","chapters":[{"startTime":0,"endTime":0.5,"title":"Introduction"},"""
            + """{"startTime":0.5,"endTime":0.75,"title":"The old bridge opens again (run-1)","url":"https://news.example/bridge","img":"https://news.example/a.jpg"}]}""",
            response.Text());
        Assert.Equal(HttpStatusCode.NotModified, (await RunAsync(response.Field("ETag"))).StatusCode);
    }

    [Theory]
    [InlineData("http://news.example/a.jpg")]
    [InlineData("data:image/png;base64,AA")]
    [InlineData(null)]
    public async Task RunAsync_PictureNotByHttps_IsLeftOut(string? image)
    {
        var brief = SampleBriefs.WithAudio() with { WordTimings = [new("The", 0, 0.6)] };
        await SampleBriefs.StoreAsync(_store, brief with { NewsItems = [brief.NewsItems[0] with { Image = image, Url = "ftp://news.example/" }] });

        var chapter = Assert.Single((await RunAsync()).Json().GetProperty("chapters").EnumerateArray());

        Assert.Equal(["startTime", "endTime", "title"], chapter.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task RunAsync_NoWordTimings_SaysSo()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create());

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("urn:contentgen:problem:no-chapters", response.Json().GetProperty("type").GetString());
    }

    [Fact]
    public async Task RunAsync_UnknownRun_Answers404() =>
        Assert.Equal("urn:contentgen:problem:unknown-run", (await RunAsync()).Json().GetProperty("type").GetString());

    private Task<FakeAnswer> RunAsync(string? known = null)
    {
        var request = new FakeRequest("http://127.0.0.1:7071/api/briefs/run-1/chapters.json").With("If-None-Match", known);

        return request.AnswerAsync(http => Podcasts.Endpoints(_store)
            .GetChaptersAsync(http, "run-1", new Mock<DurableTaskClient>("test").Object, CancellationToken.None));
    }
}
