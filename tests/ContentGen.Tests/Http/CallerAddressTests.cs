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
    [InlineData("http://app.example/api/x", "HTTPS, http", "news.example:8443, inner", "https://news.example:8443/z")]
    [InlineData("http://app.example/api/x", null, "[::1]:7071", "http://[::1]:7071/z")]
    [InlineData("http://app.example/api/x", "ftp", null, "http://app.example/z")]
    [InlineData("http://app.example/api/x", "javascript", "", "http://app.example/z")]
    [InlineData("https://app.example/api/x", null, "evil.example/path?", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "user@evil.example", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "a b", "https://app.example/z")]
    [InlineData("https://app.example/api/x", null, "host:99999", "https://app.example/z")]
    public async Task AbsoluteUrl_ForwardedOrNot_IsWhereTheCallerIs(string url, string? proto, string? host, string expected)
    {
        var request = new FakeRequest(url);
        if (proto is not null)
        {
            request.With("X-Forwarded-Proto", proto);
        }

        if (host is not null)
        {
            request.With("X-Forwarded-Host", host);
        }

        Assert.Equal(expected, (await request.ForwardedAsync()).AbsoluteUrl("/z"));
    }
}
