using System.Net;
using ContentGen.Http;
using ContentGen.Storage;
using CsCheck;

namespace ContentGen.Tests.Http;

/// <summary>What the framework makes of a <c>Range</c> field, and what is added to it (RFC 9110, 14).</summary>
public sealed class RangesTests
{
    [Theory]
    [InlineData("bytes=0-0", 0, 0)]
    [InlineData("bytes=0-499", 0, 499)]
    [InlineData("bytes=500-", 500, 999)]
    [InlineData("bytes=-500", 500, 999)]
    [InlineData("bytes=-1", 999, 999)]
    [InlineData("bytes=-5000", 0, 999)]
    [InlineData("bytes=999-5000", 999, 999)]
    [InlineData("BYTES=1-2", 1, 2)]
    [InlineData("bytes= 1-2 ", 1, 2)]
    public async Task Ranges_WithinThousandBytes_AnswersThePart(string field, int first, int last)
    {
        var answer = await AskAsync(1000, field);

        Assert.Equal((HttpStatusCode.PartialContent, $"bytes {first}-{last}/1000"), (answer.StatusCode, answer.Field("Content-Range")));
        Assert.Equal(Bytes(1000)[first..(last + 1)], answer.Bytes());
    }

    [Theory]
    [InlineData("bytes=1000-", 1000)]
    [InlineData("bytes=1000-2000", 1000)]
    [InlineData("bytes=-0", 1000)]
    [InlineData("bytes=0-", 0)]
    [InlineData("bytes=0-0", 0)]
    [InlineData("bytes=-1", 0)]
    public async Task Ranges_BeyondTheContent_IsRefusedWithAProblem(string field, int length)
    {
        var answer = await AskAsync(length, field);

        Assert.Equal(
            (HttpStatusCode.RequestedRangeNotSatisfiable, $"bytes */{length}"), (answer.StatusCode, answer.Field("Content-Range")));
        Assert.Equal("urn:contentgen:problem:range-not-satisfiable", answer.Json().GetProperty("type").GetString());
        Assert.Contains($"has {length} bytes", answer.Json().GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bytes")]
    [InlineData("bytes=")]
    [InlineData("bytes=-")]
    [InlineData("bytes=5")]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=+1-2")]
    [InlineData("bytes=1--2")]
    [InlineData("bytes=0x1-2")]
    [InlineData("bytes=١-٢")]
    [InlineData("items=0-5")]
    [InlineData("bytes=0-99999999999999999999999999")]
    [InlineData("bytes=99999999999999999999999999-")]
    public async Task Ranges_MalformedForeignOrSeveral_MeansTheWhole(string? field)
    {
        var answer = await AskAsync(1000, field);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Bytes(1000), answer.Bytes());
    }

    [Fact]
    public async Task Ranges_AskedByHead_MeansTheWhole()
    {
        var answer = await AskAsync(1000, "bytes=0-9", "HEAD");

        Assert.Equal((HttpStatusCode.OK, "1000"), (answer.StatusCode, answer.Field("Content-Length")));
        Assert.Empty(answer.Bytes());
    }

    [Fact]
    public Task Ranges_AnyBounds_AnswersTheBytesThatTheGrammarNames() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 80].Nullable(), Gen.Int[0, 80].Nullable())
            .Where((_, first, last) => first is not null || last is not null)
            .SampleAsync(async (length, first, last) =>
            {
                var answer = await AskAsync(length, $"bytes={first}-{last}");

                var named = Named(length, first, last);
                return (first, last) is ({ } from, { } to) && to < from
                    ? answer.StatusCode == HttpStatusCode.OK
                    : named.Length == 0
                        ? answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
                        : answer.StatusCode == HttpStatusCode.PartialContent && answer.Bytes().SequenceEqual(named);
            });

    [Fact]
    public Task Ranges_AnyText_NeverAnswersOtherThanThePartItNames() =>
        Gen.Select(Gen.String["0123456789-, =bytes"], Gen.Int[0, 100]).SampleAsync(async (text, length) =>
        {
            var answer = await AskAsync(length, "bytes=" + text);
            return answer.StatusCode != HttpStatusCode.PartialContent
                || (answer.Field("Content-Range")!.EndsWith($"/{length}", StringComparison.Ordinal)
                    && answer.Field("Content-Length") == $"{answer.Bytes().Length}"
                    && Bytes(length).AsSpan().IndexOf(answer.Bytes()) >= 0);
        });

    [Theory]
    [InlineData("bytes=100-199", 100, 100, 200)]
    [InlineData("bytes=100-", 900, 100, 1000)]
    [InlineData("bytes=-100", 100, 900, 1000)]
    [InlineData(null, 1000, 0, 1000)]
    public async Task Ranges_APart_ReadsNoMoreThanIt(string? range, int read, int from, int end)
    {
        var stream = new CountingStream(Bytes(1000));
        var request = new FakeRequest("http://127.0.0.1:7071/api/x").With("Range", range);

        var answer = await request.AnswerAsync(Answers.Ranges(new StoredContent(stream, "v1"), "audio/mpeg", "no-cache"));

        Assert.Equal(Bytes(1000)[from..end], answer.Bytes());
        Assert.Equal((read, (long)end), (stream.BytesRead, stream.End));
    }

    private sealed class CountingStream : MemoryStream, IBoundedStream
    {
        public CountingStream(byte[] content)
            : base(content) => End = content.Length;

        public long End { get; set; }

        public int BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    private static async Task<FakeAnswer> AskAsync(int length, string? range, string method = "GET")
    {
        var request = new FakeRequest("http://127.0.0.1:7071/api/x", method).With("Range", range);

        return await request.AnswerAsync(
            Answers.Ranges(new StoredContent(new MemoryStream(Bytes(length)), "v1"), "audio/mpeg", "no-cache"));
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(position => (byte)position)];

    // The same by counting: every position of the content is asked whether the range names it.
    private static byte[] Named(int length, int? first, int? last) =>
        [.. Enumerable.Range(0, length)
            .Where(position => first is { } from ? position >= from && position <= (last ?? int.MaxValue) : position >= length - last)
            .Select(position => (byte)position)];
}
