using ContentGen.Http;
using ContentGen.Http.Endpoints;
using CsCheck;

namespace ContentGen.Tests.Http;

public sealed class ByteRangeTests
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
    [InlineData("bytes=0-99999999999999999999999999", 0, 999)]
    public void Parse_WithinThousandBytes_SelectsThePart(string field, long first, long last)
    {
        var demand = ByteRange.Parse(field, 1000, out var range);

        Assert.Equal((RangeDemand.Part, new ByteRange(first, last)), (demand, range));
    }

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=1000-2000")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=99999999999999999999999999-")]
    public void Parse_BeyondThousandBytes_IsUnsatisfiable(string field) =>
        Assert.Equal(RangeDemand.Unsatisfiable, ByteRange.Parse(field, 1000, out _));

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
    public void Parse_MalformedForeignOrSeveral_MeansTheWhole(string? field) =>
        Assert.Equal(RangeDemand.Whole, ByteRange.Parse(field, 1000, out _));

    [Theory]
    [InlineData("bytes=0-")]
    [InlineData("bytes=0-0")]
    [InlineData("bytes=-1")]
    public void Parse_EmptyContent_IsUnsatisfiable(string field) =>
        Assert.Equal(RangeDemand.Unsatisfiable, ByteRange.Parse(field, 0, out _));

    [Fact]
    public void Parse_AnyBounds_SelectsTheBytesThatTheGrammarNames() =>
        Gen.Select(Gen.Long[0, 60], Gen.Long[0, 80].Nullable(), Gen.Long[0, 80].Nullable())
            .Where((_, first, last) => first is not null || last is not null)
            .Sample((length, first, last) =>
            {
                var demand = ByteRange.Parse($"bytes={first}-{last}", length, out var range);

                var named = Named(length, first, last);
                return (first, last) is ({ } from, { } to) && to < from
                    ? demand == RangeDemand.Whole
                    : named.Length == 0
                        ? demand == RangeDemand.Unsatisfiable
                        : demand == RangeDemand.Part && (range.First, range.Last, range.Length) == (named[0], named[^1], named.Length);
            });

    [Fact]
    public void Parse_AnyText_NeverSelectsOutsideTheContent() =>
        Gen.Select(Gen.String["0123456789-, =bytes"], Gen.Long[0, 100]).Sample((text, length) =>
            ByteRange.Parse("bytes=" + text, length, out var range) != RangeDemand.Part
            || (0 <= range.First && range.First <= range.Last && range.Last < length));

    // The same by counting: every position of the content is asked whether the range names it.
    private static long[] Named(long length, long? first, long? last) =>
        [.. Enumerable.Range(0, (int)length).Select(position => (long)position)
            .Where(position => first is { } from ? position >= from && position <= (last ?? long.MaxValue) : position >= length - last)];
}
