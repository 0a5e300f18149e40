using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace PlainApp;

/// <summary>Requests and answers as <c>HttpRequestData</c> and <c>HttpResponseData</c> carry them, through the worker protocol.</summary>
public static class Functions
{
    [Function("Name")]
    public static string Name([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "plain";

    [Function("Typed")]
    public static string Typed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{id}/{day}")] HttpRequestData request,
        Guid id, DateTime day, string? word, int limit) => $"{id} {day:yyyy-MM-dd} {limit} {word ?? "none"}";

    [Function("Nothing")]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => Task.CompletedTask;

    [Function("Thing")]
    public static Order Thing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => new("tea", 2);

    [Function("Wrapped")]
    public static async Task<Wrapping> Wrapped([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse((HttpStatusCode)418);
        await response.WriteStringAsync("from a property");
        return new Wrapping(response, "rest");
    }

    [Function("Throws")]
    public static string Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) =>
        throw new InvalidOperationException("a secret of the app");

    [Function("FromBody")]
    public static string Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request, [FromBody] Order order) =>
        $"{order.Title} {order.Count}";

    [Function("Length")]
    public static string Length([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request) =>
        request.Body.Length.ToString(CultureInfo.InvariantCulture);

    [Function("Twice")]
    public static async Task<HttpResponseData> Twice([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var response = request.CreateResponse();
        response.Headers.Add("Content-Type", "application/octet-stream");
        await response.WriteBytesAsync([.. body.ToArray(), .. body.ToArray()]);
        return response;
    }

    [Function("Cookies")]
    public static HttpResponseData Cookies([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        response.Cookies.Append("plain", "1");
        response.Cookies.Append(new HttpCookie("full", "a b")
        {
            Domain = "example.org",
            HttpOnly = true,
            MaxAge = 60,
            Path = "/x",
            SameSite = SameSite.Strict,
            Secure = true,
        });
        return response;
    }

    [Function("CookieEcho")]
    public static string CookieEcho([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) =>
        string.Join('|', request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));

    [Function("Headers")]
    public static async Task<HttpResponseData> Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("X-Own", request.Headers.TryGetValues("X-Own", out var own) ? string.Join('+', own) : "none");
        response.Headers.Add("Content-Type", "text/plain; charset=utf-16BE");
        await response.WriteStringAsync("ž", Encoding.BigEndianUnicode);
        return response;
    }

    [Function("Timer")]
    public static void Timer([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer;

    public sealed record Order(string Title, int Count);

    public sealed record Wrapping([property: HttpResult] HttpResponseData Response, string Rest);
}
