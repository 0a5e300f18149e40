using ContentGen.Http;

namespace ContentGen.Tests.Http;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7071/api/x?y=1", null, null, "http://127.0.0.1:7071/z")]
    [InlineData("http://app.example/api/x", null, null, "http://app.example/z")]
    [InlineData("http://app.example/api/x", "https", null, "https://app.example/z")]
    [InlineData("http://app.example:8080/api/x", "https", null, "https://app.example:8080/z")]
    [InlineData("http://app.example/api/x", "https", "news.example", "https://news.example/z")]
    [InlineData("http://app.example/api/x", "https", "NEWS.example", "https://news.example/z")]
    [InlineData("http://app.example/api/x", "HTTPS, http", "news.example:8443, inner", "https://news.example:8443/z")]
    [InlineData("http://app.example/api/x", "https", "evil.example, news.example", "https://news.example/z")]
    [InlineData("http://app.example/api/x", "https", "\"x, news.example", "https://news.example/z")]
    [InlineData("http://app.example/api/x", null, "[::1]:7071", "http://[::1]:7071/z")]
    [InlineData("http://app.example/api/x", "ftp", null, "http://app.example/z")]
    [InlineData("http://app.example/api/x", "javascript", "", "http://app.example/z")]
    [InlineData("https://app.example/api/x", null, "evil.example", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "news.example.evil.example", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "news.example:8444", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "evil.example/path?", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "user@evil.example", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "a b", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "host:99999", "https://app.example/z")]
    public async Task AbsoluteUrl_ForwardedOrNot_IsWhereTheCallerIs(string url, string? proto, string? host, string expected) =>
        Assert.Equal(
            expected, (await Forwarded(url, proto, host).ForwardedAsync("news.example", "news.example:8443", "[::1]:7071")).AbsoluteUrl("/z"));

    // The Functions host asks by the app's own port and replaces what the caller sent, or adds to it.
    [Theory]
    [InlineData("http://127.0.0.1:5005/api/x", "app.example", "http://app.example/z")]
    [InlineData("http://localhost:5005/api/x", "app.example", "http://app.example/z")]
    [InlineData("http://[::1]:5005/api/x", "evil.example, app.example", "http://app.example/z")]
    [InlineData("http://127.0.0.1:5005/api/x", "\"x, app.example", "http://app.example/z")]
    [InlineData("http://127.0.0.1:5005/api/x", "evil.example/path?", "http://127.0.0.1:5005/z")]
    [InlineData("http://127.0.0.1:7071/api/x", "evil.example", "http://127.0.0.1:7071/z")]
    [InlineData("http://app.example:5005/api/x", "evil.example", "http://app.example:5005/z")]
    public async Task AbsoluteUrl_ForwardedByTheFunctionsHost_IsWhatItTells(string url, string host, string expected)
    {
        var request = Forwarded(url, null, host);
        request.Http.HttpContext.Connection.LocalPort = 5005;

        Assert.Equal(expected, (await request.ForwardedAsync()).AbsoluteUrl("/z"));
    }

    private static FakeRequest Forwarded(string url, string? proto, string? host) =>
        new FakeRequest(url).With("X-Forwarded-Proto", proto).With("X-Forwarded-Host", host);
}
