using System.Net;
using ContentGen.Http.Endpoints;
using ContentGen.Sections;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using Microsoft.DurableTask.Client;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class AudioEndpointTests
{
    private static readonly byte[] Mp3 = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private readonly MemoryContentStore _store = new();
    private readonly AudioEndpoints _function;

    public AudioEndpointTests() =>
        _function = new AudioEndpoints(SampleBriefs.Archive(_store), _store);

    [Fact]
    public async Task RunAsync_NoRange_AnswersTheWhole()
    {
        await StoreAudioAsync();

        var response = await RunAsync("run-1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Mp3, response.Bytes());
        Assert.Equal("audio/mpeg", response.Field("Content-Type"));
        Assert.Equal("1000", response.Field("Content-Length"));
        Assert.Equal("bytes", response.Field("Accept-Ranges"));
        Assert.Contains("immutable", response.Field("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Range_AnswersThePart()
    {
        await StoreAudioAsync();

        var response = await RunAsync("run-1", ("Range", "bytes=100-199"));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(Mp3[100..200], response.Bytes());
        Assert.Equal("bytes 100-199/1000", response.Field("Content-Range"));
        Assert.Equal("100", response.Field("Content-Length"));
    }

    [Fact]
    public async Task RunAsync_RangeBeyondTheEnd_Answers416WithTheLength()
    {
        await StoreAudioAsync();

        var response = await RunAsync("run-1", ("Range", "bytes=1000-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */1000", response.Field("Content-Range"));
        Assert.Equal("no-store", response.Field("Cache-Control"));
    }

    [Fact]
    public async Task RunAsync_IfRangeNamesThisAudio_AnswersThePart()
    {
        await StoreAudioAsync();
        var tag = (await RunAsync("run-1")).Field("ETag")!;

        var response = await RunAsync("run-1", ("Range", "bytes=0-9"), ("If-Range", tag));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("Sat, 14 Mar 2026 12:00:00 GMT")]
    [InlineData("nonsense")]
    public async Task RunAsync_IfRangeNamesOtherAudio_AnswersTheWhole(string ifRange)
    {
        await StoreAudioAsync();

        var response = await RunAsync("run-1", ("Range", "bytes=0-9"), ("If-Range", ifRange));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Mp3, response.Bytes());
    }

    [Fact]
    public async Task RunAsync_IfRangeNamesItWeakly_AnswersTheWhole()
    {
        await StoreAudioAsync();
        var tag = (await RunAsync("run-1")).Field("ETag")!;

        var response = await RunAsync("run-1", ("Range", "bytes=0-9"), ("If-Range", "W/" + tag));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task RunAsync_CopyStillGood_Answers304EvenForARange()
    {
        await StoreAudioAsync();
        var tag = (await RunAsync("run-1")).Field("ETag")!;

        var response = await RunAsync("run-1", ("Range", "bytes=0-9"), ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Empty(response.Bytes());
    }

    [Theory]
    [InlineData("\"other\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("*", HttpStatusCode.OK)]
    public async Task RunAsync_IfMatch_RefusesOtherAudio(string ifMatch, HttpStatusCode expected)
    {
        await StoreAudioAsync();

        var response = await RunAsync("run-1", ("If-Match", ifMatch));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "audio/mpeg" : "application/problem+json", response.Field("Content-Type"));
    }

    [Fact]
    public async Task RunAsync_BriefWithoutAudio_SaysWhy()
    {
        var brief = SampleBriefs.Create() with
        {
            Sections = new Dictionary<string, Provenance>
            {
                [SectionName.Audio] = new(SectionSource.Missing, 0, "Amazon Polly did not answer.", []),
            },
        };
        await SampleBriefs.StoreAsync(_store, brief);

        var response = await RunAsync("run-1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Amazon Polly did not answer.", response.Json().GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run-2")]
    [InlineData("../run-1")]
    public async Task RunAsync_UnknownRun_Answers404(string runId)
    {
        var response = await RunAsync(runId);

        Assert.Equal("urn:contentgen:problem:unknown-run", response.Json().GetProperty("type").GetString());
    }

    [Fact]
    public async Task RunAsync_StoreDown_Answers503()
    {
        _store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await RunAsync("run-1")).StatusCode);
    }

    private Task StoreAudioAsync() =>
        _store.PutAsync(ContentName.Audio("run-1"), new BinaryData(Mp3), "audio/mpeg", CancellationToken.None);

    private Task<FakeAnswer> RunAsync(string runId, params (string Name, string Value)[] headers)
    {
        var request = new FakeRequest("http://127.0.0.1:7071/api/briefs/run/audio");
        foreach (var (name, value) in headers)
        {
            request.With(name, value);
        }

        return request.AnswerAsync(
            http => _function.GetAudioAsync(http, runId, new Mock<DurableTaskClient>("test").Object, CancellationToken.None));
    }
}
