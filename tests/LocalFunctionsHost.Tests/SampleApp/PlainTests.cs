using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>The app without ASP.NET Core integration.</summary>
public sealed class ServedPlain : ServedSample
{
    private protected override Task<RunningApp> StartAsync() => RunningApp.StartAsync(BuiltApp.Plain);
}

public sealed class PlainTests(ServedPlain served) : IClassFixture<ServedPlain>
{
    private RunningApp App => served.App;

    [Theory]
    [InlineData("Name", 200, "text/plain; charset=utf-8", "plain")]
    [InlineData("Thing", 200, "application/json; charset=utf-8", """{"Title":"tea","Count":2}""")]
    [InlineData("Nothing", 204, null, "")]
    [InlineData("Wrapped", 418, null, "from a property")]
    [InlineData("Throws", 500, null, "")]
    [InlineData("typed/3f2504e0-4f89-11d3-9a0c-0305e82c3301/2026-01-31?limit=5&word=x", 200, null,
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301 2026-01-31 5 x")]
    public async Task Result_OfAFunction_BecomesTheResponse(string path, int status, string? type, string body)
    {
        using var response = await App.Http.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        if (type is not null)
        {
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        }
    }

    [Fact]
    public async Task FromBody_Json_IsRead()
    {
        using var response = await App.SendAsync("POST", "FromBody", """{"Title":"Tea","Count":2}""");

        Assert.Equal("Tea 2", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_000_000)]
    [InlineData(60_000_000)]
    public async Task Body_OfAnyLength_ArrivesWhole(int length)
    {
        using var response = await App.Http.PostAsync("Length", new ByteArrayContent(new byte[length]));

        Assert.Equal($"{length}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Host: localhost\r\nContent-Length: 104857601\r\n\r\n", 413)]
    [InlineData("Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nx", 400)]
    [InlineData("Host: a..b\r\nContent-Length: 0\r\n\r\n", 400)]
    public async Task Request_ThatCannotBeTaken_IsRefused(string rest, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status}", await App.FirstLineAsync("POST /Length", rest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_OfBytes_ComesBackAsItWas()
    {
        byte[] body = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

        using var response = await App.Http.PostAsync("Twice", content);

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.ToString());
        byte[] twice = [.. body, .. body];
        Assert.Equal(twice, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Cookies_WithEveryAttribute_AreSent()
    {
        using var response = await App.Http.GetAsync("Cookies");

        Assert.Equal(
            ["plain=1; path=/", "full=a%20b; max-age=60; domain=example.org; path=/x; secure; samesite=strict; httponly"],
            response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task Cookies_OfTheRequest_AreSeen()
    {
        using var response = await App.SendAsync("GET", "CookieEcho", null, ("Cookie", "a=1; b=two%20words"));

        Assert.Equal("a=1|b=two%20words", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_OfRequestAndResponse_ArePassedOn()
    {
        using var response = await App.SendAsync("GET", "Headers", null, ("X-Own", "one"), ("X-Own", "two"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("one, two", response.Headers.GetValues("X-Own").Single().Replace("+", ", ", StringComparison.Ordinal));
        Assert.Equal("text/plain; charset=utf-16BE", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Encoding.BigEndianUnicode.GetBytes("ž"), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Timer_ByTheAdminEndpoint_IsAccepted()
    {
        Assert.Equal(HttpStatusCode.Accepted, await App.StatusAsync("POST", "admin/functions/Timer", "{}"));
        Assert.Equal(HttpStatusCode.NotFound, await App.StatusAsync("POST", "admin/functions/None", "{}"));
    }
}
