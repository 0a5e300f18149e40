using System.Net;
using System.Text;
using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reading requests.</summary>
public static class HttpRequestDataExtensions
{
    /// <param name="encoding">The default is UTF-8; a byte order mark decides first.</param>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        if (Reader(request, encoding) is not { } reader)
            return null;
        using (reader)
            return await reader.ReadToEndAsync();
    }

    /// <param name="encoding">The default is UTF-8; a byte order mark decides first.</param>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null)
    {
        using StreamReader? reader = Reader(request, encoding);
        return reader?.ReadToEnd();
    }

    /// <summary>Reads JSON with <see cref="WorkerOptions.Serializer"/>.</summary>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ReadFromJsonAsync<T>(WorkerSerializer.Of(request.FunctionContext), cancellationToken);
    }

    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        return (T?)await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);
    }

    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }

    private static StreamReader? Reader(HttpRequestData request, Encoding? encoding)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Body is { } body ? new StreamReader(body, encoding ?? Encoding.UTF8, true, 1024, leaveOpen: true) : null;
    }
}
