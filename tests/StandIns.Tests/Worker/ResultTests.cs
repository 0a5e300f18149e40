using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Worker;

public sealed class ResultTests
{
    [Theory]
    [InlineData("ResultText", 200, "text/plain; charset=utf-8", "plain")]
    [InlineData("ResultObject", 200, "application/json; charset=utf-8", """{"Name":"x","Size":3}""")]
    [InlineData("ResultNothing", 204, null, "")]
    [InlineData("ResultNull", 204, null, "")]
    [InlineData("ResultProperty", 418, null, "from a property")]
    [InlineData("ResultThrows", 500, null, "")]
    [InlineData("ResultStream", 200, "audio/mpeg", "streamed")]
    public async Task Result_OfAFunction_BecomesTheResponse(string function, int status, string? type, string body)
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Results));

        using HttpResponseMessage response = await host.Http.GetAsync($"api/{function}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WriteAsJson_AfterTheStatusWasSet_KeepsItAndUsesTheSerializer()
    {
        var camel = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Results)],
            Configure = builder => builder.Services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(camel)),
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        using HttpResponseMessage response = await host.Http.GetAsync("api/ResultJson");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("""{"name":"x","size":3}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Cookies_WithEveryAttribute_AreSent()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Results));

        using HttpResponseMessage response = await host.Http.GetAsync("api/ResultCookies");

        Assert.Equal(
            ["plain=1; path=/", "full=a%20b; max-age=60; domain=example.org; path=/x; secure; samesite=strict; httponly"],
            response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task Cookies_OfTheRequest_AreSeen()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Results));
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/ResultCookieEcho");
        request.Headers.Add("Cookie", "a=1; b=two%20words");

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal("a=1|b=two words", await response.Content.ReadAsStringAsync());
    }

    public sealed record Thing(string Name, int Size);

    public sealed record Wrapped([property: HttpResult] HttpResponseData Response, string Rest);

    public static class Results
    {
        [Function("ResultText")]
        public static Task<string> Text([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => Task.FromResult("plain");

        [Function("ResultObject")]
        public static Thing Object([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => new("x", 3);

        [Function("ResultNothing")]
        public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => Task.CompletedTask;

        [Function("ResultNull")]
        public static Thing? Null([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => null;

        [Function("ResultProperty")]
        public static Wrapped Property([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse((HttpStatusCode)418);
            response.WriteString("from a property");
            return new Wrapped(response, "rest");
        }

        [Function("ResultThrows")]
        public static string Throws([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => throw new InvalidOperationException("secret");

        [Function("ResultStream")]
        public static HttpResponseData Stream([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse();
            response.Headers.Add("Content-Type", "audio/mpeg");
            response.Body = new BufferedStream(new MemoryStream(Encoding.UTF8.GetBytes("streamed")));
            return response;
        }

        [Function("ResultJson")]
        public static async Task<HttpResponseData> Json([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse(HttpStatusCode.Created);
            await response.WriteAsJsonAsync(new Thing("x", 3));
            return response;
        }

        [Function("ResultCookies")]
        public static HttpResponseData Cookies([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse();
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

        [Function("ResultCookieEcho")]
        public static string CookieEcho([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) =>
            string.Join('|', request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }
}
