using System.Net;
using System.Net.Http.Json;
using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

/// <summary>The many ways to read a request and to write a response.</summary>
public sealed class HttpDataTests
{
    [Fact]
    public async Task Cookie_WithEveryAttribute_IsSentWithThem()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Answering));

        using HttpResponseMessage response = await host.Http.GetAsync("api/DataCookie");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("taste=sweet;", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "domain=example.org", "path=/here", "max-age=60", "secure", "httponly", "samesite=strict", "expires=Thu, 01 Jan 2026 00:00:00 GMT" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RequestCookie_InAFunction_HasNoAttributes()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Answering));
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/DataCookieRead");
        request.Headers.Add("Cookie", "taste=sour");

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal("taste=sour       None", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Json_ByAGivenSerializer_IsReadAndWrittenWithIt()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Answering));

        using HttpResponseMessage response = await host.Http.PostAsJsonAsync("api/DataJson", new { title = "tea" });

        Assert.Equal("text/vnd.tea", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((HttpStatusCode)207, response.StatusCode);
        Assert.Equal("""{"Title":"tea"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Json_WithoutContentType_IsApplicationJson()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Answering));

        using HttpResponseMessage response = await host.Http.PostAsJsonAsync("api/DataJson?plain=1", new { title = "tea" });

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Body_WrittenInPieces_IsSentInOrder()
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Answering));

        byte[] body = await host.Http.GetByteArrayAsync("api/DataPieces");

        Assert.Equal([65, 66, .. Encoding.BigEndianUnicode.GetBytes("ž")], body);
    }

    [Fact]
    public void Headers_MadeByHand_KeepNamesAndValues()
    {
        var single = new HttpHeadersCollection([KeyValuePair.Create("X-One", "1")]);
        var several = new HttpHeadersCollection([KeyValuePair.Create<string, IEnumerable<string>>("X-Two", ["1", "2"])]);

        Assert.Empty(new HttpHeadersCollection());
        Assert.Equal(["1"], single.GetValues("x-one"));
        Assert.Equal(["1", "2"], several.GetValues("X-Two"));
    }

    public sealed record Drink(string Title);

    public static class Answering
    {
        [Function("DataCookie")]
        public static HttpResponseData Cookie([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
            IHttpCookie blank = response.Cookies.CreateNew();
            response.Cookies.Append(new HttpCookie(blank.Name + "taste", blank.Value + "sweet")
            {
                Domain = "example.org",
                Path = "/here",
                MaxAge = 60,
                Secure = true,
                HttpOnly = true,
                SameSite = SameSite.Strict,
                Expires = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            });
            return response;
        }

        [Function("DataCookieRead")]
        public static string CookieRead([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            IHttpCookie cookie = request.Cookies.Single();
            return $"{cookie.Name}={cookie.Value} {cookie.Domain} {cookie.Path} {cookie.MaxAge} {cookie.Secure} {cookie.HttpOnly} {cookie.Expires} {cookie.SameSite}";
        }

        [Function("DataJson")]
        public static async Task<HttpResponseData> Json([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
        {
            var serializer = new JsonObjectSerializer(new System.Text.Json.JsonSerializerOptions { PropertyNameCaseInsensitive = true });
            Drink drink = (await request.ReadFromJsonAsync<Drink>(serializer))!;
            HttpResponseData response = request.CreateResponse();
            response.StatusCode = (HttpStatusCode)207;
            if (request.Query["plain"] is null) await response.WriteAsJsonAsync(drink, serializer, "text/vnd.tea");
            else await response.WriteAsJsonAsync(drink, serializer);
            return response;
        }

        [Function("DataPieces")]
        public static async Task<HttpResponseData> Pieces([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
            response.WriteBytes([65]);
            await response.WriteBytesAsync([66], CancellationToken.None);
            await response.WriteStringAsync("ž", CancellationToken.None, Encoding.BigEndianUnicode);
            return response;
        }
    }
}
