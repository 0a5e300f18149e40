using System.Globalization;
using System.Text;
using LocalFunctionsHost.Worker.Protocol;
using Microsoft.AspNetCore.Http;

namespace LocalFunctionsHost.Http;

/// <summary>Sends what a function returned: a response, text, JSON, or 204 for nothing.</summary>
internal static class HttpAnswer
{
    public static Task WriteAsync(HttpContext http, TypedData? answer)
    {
        switch (answer?.DataCase)
        {
            case TypedData.DataOneofCase.Http:
                WriteHead(http.Response, answer.Http);
                return answer.Http.Body is { } body && MayHaveBody(http) ? WriteBodyAsync(http, Bytes(body)) : Task.CompletedTask;
            case TypedData.DataOneofCase.Json:
                http.Response.ContentType = "application/json; charset=utf-8";
                return WriteBodyAsync(http, Bytes(answer));
            case null or TypedData.DataOneofCase.None:
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            default:
                http.Response.ContentType = "text/plain; charset=utf-8";
                return WriteBodyAsync(http, Bytes(answer));
        }
    }

    private static void WriteHead(HttpResponse target, RpcHttp answer)
    {
        target.StatusCode = int.TryParse(answer.StatusCode, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : StatusCodes.Status200OK;
        foreach (var (name, value) in answer.Headers)
        {
            // Kestrel frames the body itself.
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                target.Headers[name] = value;
            }
        }
        foreach (var cookie in answer.Cookies)
        {
            target.Cookies.Append(cookie.Name, cookie.Value, Options(cookie));
        }
    }

    private static async Task WriteBodyAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentLength ??= body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Bytes(TypedData data) => data.DataCase switch
    {
        TypedData.DataOneofCase.Bytes => data.Bytes.Memory,
        TypedData.DataOneofCase.Stream => data.Stream.Memory,
        TypedData.DataOneofCase.Json => Encoding.UTF8.GetBytes(data.Json),
        TypedData.DataOneofCase.Int => Encoding.UTF8.GetBytes(data.Int.ToString(CultureInfo.InvariantCulture)),
        TypedData.DataOneofCase.Double => Encoding.UTF8.GetBytes(data.Double.ToString(CultureInfo.InvariantCulture)),
        _ => Encoding.UTF8.GetBytes(data.String),
    };

    private static bool MayHaveBody(HttpContext http) =>
        !HttpMethods.IsHead(http.Request.Method) && http.Response.StatusCode is not (204 or 304) and >= 200;

    private static CookieOptions Options(RpcHttpCookie cookie) => new()
    {
        Domain = cookie.Domain?.Value,
        Expires = cookie.Expires?.Value?.ToDateTimeOffset(),
        HttpOnly = cookie.HttpOnly?.Value ?? false,
        MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds.Value) : null,
        Path = cookie.Path?.Value is { Length: > 0 } path ? path : "/",
        SameSite = cookie.SameSite switch
        {
            RpcHttpCookie.Types.SameSite.Lax => SameSiteMode.Lax,
            RpcHttpCookie.Types.SameSite.Strict => SameSiteMode.Strict,
            RpcHttpCookie.Types.SameSite.ExplicitNone => SameSiteMode.None,
            _ => SameSiteMode.Unspecified,
        },
        Secure = cookie.Secure?.Value ?? false,
    };
}
