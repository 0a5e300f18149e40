using System.Globalization;
using System.Net;
using System.Text.Json;
using ContentGen.Text;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Net.Http.Headers;

namespace ContentGen.Http;

/// <summary>Answers that a caller may keep and ask about again: 304 when its copy is still good.</summary>
internal static class ConditionalResponse
{
    /// <summary>The caller may keep a copy but asks before each use.</summary>
    public const string AskFirst = "no-cache";

    public static Task<HttpResponseData> WriteConditionalJsonAsync<T>(
        this HttpRequestData request,
        T value,
        DateTimeOffset? lastModified,
        CancellationToken cancellationToken) =>
        request.WriteConditionalAsync(
            JsonSerializer.SerializeToUtf8Bytes(value, ContentGenJson.Options),
            JsonResponse.ContentType,
            lastModified,
            cancellationToken);

    /// <param name="lastModified">Null when the answer changes with more than its content, so that only its bytes can tell.</param>
    public static async Task<HttpResponseData> WriteConditionalAsync(
        this HttpRequestData request,
        ReadOnlyMemory<byte> body,
        string contentType,
        DateTimeOffset? lastModified,
        CancellationToken cancellationToken)
    {
        var tag = EntityTag.Of(body.Span);
        var response = request.IsUnchanged(tag, lastModified)
            ? request.CreateResponse(HttpStatusCode.NotModified)
            : await request.WriteBodyAsync(HttpStatusCode.OK, body, contentType, cancellationToken);
        response.Headers.Add("ETag", tag.ToString());
        response.Headers.Add("Cache-Control", AskFirst);
        if (lastModified is { } modified)
        {
            response.Headers.Add("Last-Modified", modified.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <summary>RFC 9110, 13.2.2: a tag decides alone; a date is looked at only without one.</summary>
    public static bool IsUnchanged(this HttpRequestData request, EntityTagHeaderValue tag, DateTimeOffset? lastModified)
    {
        if (request.Header("If-None-Match") is { } ifNoneMatch)
        {
            return tag.IsNamedBy(ifNoneMatch);
        }

        return lastModified is { } modified
            && HeaderUtilities.TryParseDate(request.Header("If-Modified-Since"), out var since)
            && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }
}
