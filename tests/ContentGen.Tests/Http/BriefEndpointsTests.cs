using System.Net;
using ContentGen.Briefs;
using ContentGen.Http.Endpoints;
using ContentGen.Runs;
using ContentGen.Tests.Briefs;
using Microsoft.DurableTask.Client;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class BriefEndpointsTests
{
    private const string Origin = "http://127.0.0.1:7071";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly MemoryContentStore _store = new();
    private readonly DurableTaskClient _client = new Mock<DurableTaskClient>("test").Object;
    private readonly BriefArchive _archive;

    public BriefEndpointsTests() => _archive = SampleBriefs.Archive(_store);

    [Fact]
    public async Task GetBrief_Stored_AnswersItWithAbsoluteAudioUrl()
    {
        await PublishAsync(SampleBriefs.WithAudio());

        var response = await GetAsync("run-1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Field("Content-Type"));
        Assert.Equal("no-cache", response.Field("Cache-Control"));
        Assert.Equal("Sat, 14 Mar 2026 12:00:00 GMT", response.Field("Last-Modified"));
        Assert.Equal($"{Origin}/api/briefs/run-1/audio.mp3", response.Json().GetProperty("audioUrl").GetString());
        Assert.Equal("Good", response.Json().GetProperty("word_timings")[0].GetProperty("word").GetString());
    }

    [Fact]
    public async Task GetBrief_WithoutAudio_HasNoAudioUrl()
    {
        await PublishAsync(SampleBriefs.Create());

        var response = await GetAsync("run-1");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, response.Json().GetProperty("audioUrl").ValueKind);
    }

    [Theory]
    [InlineData("run-2")]
    [InlineData("../../etc/passwd")]
    [InlineData("<script>")]
    public async Task GetBrief_Unknown_Answers404(string runId)
    {
        var response = await GetAsync(runId);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("urn:contentgen:problem:unknown-run", response.Json().GetProperty("type").GetString());
    }

    [Fact]
    public async Task GetBrief_StoreDown_Answers503()
    {
        _store.IsDown = true;

        var response = await GetAsync("run-1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task GetBrief_UnchangedSince_Answers304WithoutBody()
    {
        await PublishAsync(SampleBriefs.Create());
        var tag = (await GetAsync("run-1")).Field("ETag")!;

        var response = await GetAsync("run-1", request => request.With("If-None-Match", $"\"other\", {tag}"));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(tag, response.Field("ETag"));
        Assert.Empty(response.Bytes());
    }

    [Theory]
    [InlineData("Sat, 14 Mar 2026 12:00:00 GMT", null, HttpStatusCode.NotModified)]
    [InlineData("Sat, 14 Mar 2026 11:59:59 GMT", null, HttpStatusCode.OK)]
    [InlineData("yesterday", null, HttpStatusCode.OK)]
    [InlineData("Sat, 14 Mar 2026 12:00:00 GMT", "\"other\"", HttpStatusCode.OK)]
    [InlineData("Sat, 14 Mar 2026 11:59:59 GMT", "*", HttpStatusCode.NotModified)]
    [InlineData(null, "not a tag", HttpStatusCode.OK)]
    public async Task GetBrief_Conditions_TagGoesBeforeDate(string? since, string? tag, HttpStatusCode expected)
    {
        await PublishAsync(SampleBriefs.Create());

        var response = await GetAsync("run-1", request => request.With("If-Modified-Since", since).With("If-None-Match", tag));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task ListBriefs_TwoPages_LinkToEachOther()
    {
        await PublishAsync(SampleBriefs.Create("older"));
        await PublishAsync(SampleBriefs.WithAudio("newer") with { GeneratedAt = SampleBriefs.Noon.AddHours(1) });

        var first = (await ListAsync("?limit=1")).Json();
        var second = (await ListAsync(new Uri(first.GetProperty("nextUrl").GetString()!).Query)).Json();

        var newer = Assert.Single(first.GetProperty("briefs").EnumerateArray().ToList());
        Assert.Equal("newer", newer.GetProperty("runId").GetString());
        Assert.Equal("The old bridge opens again (newer)", newer.GetProperty("title").GetString());
        Assert.Equal(0.75, newer.GetProperty("durationSeconds").GetDouble());
        Assert.Equal(1, newer.GetProperty("storyCount").GetInt32());
        Assert.Equal($"{Origin}/api/briefs/newer/transcript.vtt", newer.GetProperty("urls").GetProperty("transcriptVtt").GetString());
        Assert.Equal("older", second.GetProperty("briefs")[0].GetProperty("runId").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("nextUrl").ValueKind);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=-1", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=99999999999", "limit")]
    [InlineData("?after=nonsense", "after")]
    public async Task ListBriefs_BadQuery_NamesTheField(string query, string field)
    {
        var response = await ListAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(response.Json().GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task ListBriefs_NothingPublished_IsAnEmptyList()
    {
        var response = await ListAsync("");

        Assert.Equal("""{"briefs":[],"after":null,"nextUrl":null}""", response.Text());
    }

    [Fact]
    public async Task ListBriefs_StoreDown_Answers503()
    {
        _store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ListAsync("")).StatusCode);
    }

    [Theory]
    [InlineData("vtt", "text/vtt; charset=utf-8", "WEBVTT")]
    [InlineData("srt", "application/x-subrip; charset=utf-8", "1")]
    public async Task GetTranscript_Spoken_AnswersCaptions(string format, string contentType, string beginning)
    {
        await PublishAsync(SampleBriefs.WithAudio());

        var response = await TranscriptAsync(format, "run-1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Field("Content-Type"));
        Assert.StartsWith(beginning, response.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run-1", "no-transcript")]
    [InlineData("run-2", "unknown-run")]
    public async Task GetTranscript_NothingToShow_SaysWhy(string runId, string kind)
    {
        await PublishAsync(SampleBriefs.Create("run-1"));

        var response = await TranscriptAsync("vtt", runId);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal($"urn:contentgen:problem:{kind}", response.Json().GetProperty("type").GetString());
    }

    private Task PublishAsync(Brief brief) => SampleBriefs.StoreAsync(_store, brief);

    private Task<FakeAnswer> GetAsync(string runId, Action<FakeRequest>? prepare = null)
    {
        var request = new FakeRequest($"{Origin}/api/briefs/run");
        prepare?.Invoke(request);
        return request.AnswerAsync(http => new BriefEndpoints(_archive, new([])).GetAsync(http, runId, _client, None));
    }

    private Task<FakeAnswer> ListAsync(string query) =>
        new FakeRequest($"{Origin}/api/briefs{query}").AnswerAsync(http => new BriefEndpoints(_archive, new([])).ListAsync(http, None));

    private Task<FakeAnswer> TranscriptAsync(string format, string runId)
    {
        var request = new FakeRequest($"{Origin}/api/briefs/{runId}/transcript.{format}");
        var function = new AudioEndpoints(_archive, _store);
        return request.AnswerAsync(http =>
            format == "vtt" ? function.GetVttAsync(http, runId, _client, None) : function.GetSrtAsync(http, runId, _client, None));
    }
}
