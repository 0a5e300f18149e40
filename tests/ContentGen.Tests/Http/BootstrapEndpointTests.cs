using System.Net;
using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Http.Endpoints;
using ContentGen.Tests.Briefs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class BootstrapEndpointTests
{
    private readonly MemoryContentStore _store = new();
    private readonly FakeTimeProvider _time = new(SampleBriefs.Noon);
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly BootstrapEndpoint _function;

    public BootstrapEndpointTests() => _function = new BootstrapEndpoint(
        SampleBriefs.Archive(_store, _time),
        new([]),
        _time,
        Options.Create(new BriefsOptions()),
        NullLogger<BootstrapEndpoint>.Instance);

    [Fact]
    public async Task RunAsync_BriefStored_KeepsTheWebClientsNames()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio());

        var content = (await RunAsync()).Json();

        Assert.Equal("https://news.example/api/briefs/run-1/audio.mp3", content.GetProperty("audioUrl").GetString());
        Assert.Equal("The Harbour Post", content.GetProperty("sources")[0].GetString());
        Assert.Equal("2026-03-14T12:00:00+00:00", content.GetProperty("generatedAt").GetString());
        Assert.Equal("run-1", content.GetProperty("traceId").GetString());
        Assert.Equal(
            ["id", "title", "category", "summary", "relevance_score", "source", "url", "image", "selection_reason", "publishedAt"],
            content.GetProperty("news_items")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(["word", "start", "end"], content.GetProperty("word_timings")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("A good end.", content.GetProperty("agentOutputs").GetProperty("favoriteStory").GetProperty("reasoning").GetString());
        Assert.False(content.GetProperty("shouldRefresh").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_BriefOrNone_HasTheSameProperties()
    {
        var empty = Names(await RunAsync());
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio());

        var full = Names(await RunAsync());

        Assert.Equal(full, empty);
        Assert.Superset(
            new HashSet<string>
            {
                "audioUrl", "sources", "generatedAt", "why", "traceId", "script", "news_items", "word_timings", "agentOutputs",
                "shouldRefresh", "agentStatus",
            },
            full.ToHashSet());
    }

    [Fact]
    public async Task RunAsync_NoBriefYet_SaysSoAndAsksForOne()
    {
        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("No brief has been made yet.", response.Json().GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, response.Json().GetProperty("generatedAt").ValueKind);
        Assert.True(response.Json().GetProperty("shouldRefresh").GetBoolean());
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(12, false, false)]
    [InlineData(13, false, true)]
    [InlineData(0, true, true)]
    public async Task RunAsync_AgeOrEmergency_DecideWhetherToRefresh(int hours, bool emergency, bool expected)
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create() with { Emergency = emergency });
        _time.Advance(TimeSpan.FromHours(hours));

        var response = await RunAsync();

        Assert.Equal(expected, response.Json().GetProperty("shouldRefresh").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_StoreGoesDown_AnswersTheBriefSeenLast()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create());
        await RunAsync();
        _store.IsDown = true;

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("run-1", response.Json().GetProperty("runId").GetString());
    }

    [Fact]
    public async Task RunAsync_StoreDownFromTheStart_SaysSo()
    {
        _store.IsDown = true;

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("cannot be read", response.Json().GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_BriefIsToBeStored_AnswersIt(bool storeIsDown)
    {
        _store.IsDown = storeIsDown;
        _client.Late(SampleBriefs.Create("late"));

        var response = await RunAsync();

        Assert.Equal("late", response.Json().GetProperty("runId").GetString());
    }

    [Fact]
    public async Task RunAsync_AskedAgain_Answers304UntilSomethingChanges()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create());
        var tag = (await RunAsync()).Field("ETag")!;

        var same = await RunAsync(tag);
        _time.Advance(TimeSpan.FromHours(13));
        var stale = await RunAsync(tag);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
    }

    private async Task<FakeAnswer> RunAsync(string? ifNoneMatch = null)
    {
        var request = new FakeRequest("http://10.0.0.4/api/bootstrap")
            .With("X-Forwarded-Proto", "https")
            .With("X-Forwarded-Host", "news.example")
            .With("If-None-Match", ifNoneMatch);

        await request.ForwardedAsync("news.example");
        return await request.AnswerAsync(http => _function.RunAsync(http, _client.Object, CancellationToken.None));
    }

    private static IEnumerable<string> Names(FakeAnswer response) =>
        response.Json().EnumerateObject().Select(property => property.Name).Order();
}
