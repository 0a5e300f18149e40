using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Net.Http.Headers;

namespace ContentGen.Http;

/// <summary>Answers with a content or the one part of it that the caller asked for (RFC 9110, 14), so that players can seek.</summary>
internal static class RangeResponse
{
    public static async Task<HttpResponseData> WriteRangeAsync(
        this HttpRequestData request,
        ReadOnlyMemory<byte> content,
        string contentType,
        string cacheControl,
        CancellationToken cancellationToken)
    {
        var tag = EntityTag.Of(content.Span);
        var response = request.IsUnchanged(tag, lastModified: null)
            ? request.CreateResponse(HttpStatusCode.NotModified)
            : await request.WriteDemandedAsync(content, tag, contentType, cancellationToken);
        response.Headers.Add("ETag", tag.ToString());
        response.Headers.Add("Accept-Ranges", "bytes");
        if (response.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            response.Headers.Add("Cache-Control", cacheControl);
        }

        return response;
    }

    private static Task<HttpResponseData> WriteDemandedAsync(
        this HttpRequestData request,
        ReadOnlyMemory<byte> content,
        EntityTagHeaderValue tag,
        string contentType,
        CancellationToken cancellationToken)
    {
        var field = request.IsRangeOf(tag) ? request.Header("Range") : null;
        return ByteRange.Parse(field, content.Length, out var range) switch
        {
            RangeDemand.Part => request.WritePartAsync(content, range, contentType, cancellationToken),
            RangeDemand.Unsatisfiable => request.RefuseAsync(content.Length, cancellationToken),
            _ => request.WriteBodyAsync(HttpStatusCode.OK, content, contentType, cancellationToken),
        };
    }

    // A caller that holds a part of something else needs the whole. Audio carries no date, so only a strong tag can match.
    private static bool IsRangeOf(this HttpRequestData request, EntityTagHeaderValue tag) =>
        request.Header("If-Range") is not { } ifRange
        || (EntityTagHeaderValue.TryParse(ifRange, out var held) && held.Compare(tag, useStrongComparison: true));

    private static async Task<HttpResponseData> WritePartAsync(
        this HttpRequestData request,
        ReadOnlyMemory<byte> content,
        ByteRange range,
        string contentType,
        CancellationToken cancellationToken)
    {
        var part = content.Slice((int)range.First, (int)range.Length);
        var response = await request.WriteBodyAsync(HttpStatusCode.PartialContent, part, contentType, cancellationToken);
        response.Headers.Add("Content-Range", $"bytes {range.First}-{range.Last}/{content.Length}");
        return response;
    }

    private static async Task<HttpResponseData> RefuseAsync(this HttpRequestData request, int length, CancellationToken cancellationToken)
    {
        var detail = $"The content has {length} bytes; ask for a range that begins within them.";
        var problem = Problem.Create("range-not-satisfiable", "No such range", HttpStatusCode.RequestedRangeNotSatisfiable, detail);
        var response = await request.WriteProblemAsync(problem, cancellationToken);
        response.Headers.Add("Content-Range", $"bytes */{length}");
        return response;
    }
}
