using System.Buffers.Binary;
using System.Net;
using ContentGen.Http.Endpoints;

namespace ContentGen.Tests.Http;

public sealed class CoverTests
{
    private const string Url = "http://127.0.0.1:7071/api/cover.png";

    [Fact]
    public async Task RunAsync_Picture_IsWhatPodcastDirectoriesTake()
    {
        var response = await GetAsync(new FakeRequest(Url));

        var png = response.Bytes();
        Assert.Equal(
            (HttpStatusCode.OK, "image/png", "no-cache"),
            (response.StatusCode, response.Field("Content-Type"), response.Field("Cache-Control")));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal(
            (1400, 1400), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Equal((8, 2), (png[24], png[25])); // 8 bits each of red, green and blue, and nothing to see through.
        Assert.InRange(png.Length, 1, 60_000);
    }

    [Fact]
    public async Task RunAsync_CopyIsStillGood_Answers304()
    {
        var tag = (await GetAsync(new FakeRequest(Url))).Field("ETag");

        var response = await GetAsync(new FakeRequest(Url).With("If-None-Match", tag!));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Empty(response.Bytes());
    }

    private static Task<FakeAnswer> GetAsync(FakeRequest request) =>
        request.AnswerAsync(http => Task.FromResult(PodcastEndpoints.GetCover(http)));
}
