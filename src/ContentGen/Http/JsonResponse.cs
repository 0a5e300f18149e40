using System.Globalization;
using System.Net;
using System.Text.Json;
using ContentGen.Text;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

/// <summary>Writes answers as JSON by <see cref="ContentGenJson"/>.</summary>
public static class JsonResponse
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Answers with <paramref name="value"/>; caching headers are the caller's.</summary>
    public static async Task<HttpResponseData> WriteJsonAsync<T>(
        this HttpRequestData request,
        T value,
        HttpStatusCode status = HttpStatusCode.OK,
        string contentType = ContentType,
        CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ContentGenJson.Options);
        return await request.WriteBodyAsync(status, body, contentType, cancellationToken);
    }

    internal static async Task<HttpResponseData> WriteBodyAsync(
        this HttpRequestData request,
        HttpStatusCode status,
        ReadOnlyMemory<byte> body,
        string contentType,
        CancellationToken cancellationToken)
    {
        var response = request.CreateResponse(status);
        response.Headers.Add("Content-Type", contentType);
        response.Headers.Add("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-Content-Type-Options", "nosniff");
        await response.Body.WriteAsync(body, cancellationToken);
        return response;
    }
}
