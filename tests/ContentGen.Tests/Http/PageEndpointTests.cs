using System.Net;
using System.Text.RegularExpressions;
using ContentGen.Http.Endpoints;

namespace ContentGen.Tests.Http;

public sealed partial class PageEndpointTests
{
    [Fact]
    public async Task RunAsync_Asked_AnswersOneDocumentThatAsksNobodyElse()
    {
        var response = await GetAsync();

        var page = response.Text();
        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (response.StatusCode, response.Field("Content-Type")));
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Empty(Outside().Matches(page).Select(match => match.Value));
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Asked_LetsOnlyItsOwnScriptAndStyleRun()
    {
        var response = await GetAsync();

        var policy = response.Field("Content-Security-Policy")!;
        var nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Equal(16, Convert.FromBase64String(nonce).Length);
        Assert.Equal(2, Regex.Count(response.Text(), $"<(script|style) nonce=\"{Regex.Escape(nonce)}\">"));
        Assert.Equal(2, Regex.Count(response.Text(), "<(script|style)"));
        Assert.DoesNotMatch(@"\son[a-z]+=|\sstyle=|javascript:", Regex.Replace(response.Text(), "(?s)<(script|style).*?</\\1>", ""));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "no-store"), (response.Field("Referrer-Policy"), response.Field("Cache-Control")));
    }

    [Fact]
    public async Task RunAsync_AskedTwice_NoncesDiffer() =>
        Assert.NotEqual((await GetAsync()).Field("Content-Security-Policy"), (await GetAsync()).Field("Content-Security-Policy"));

    private static Task<FakeAnswer> GetAsync() =>
        new FakeRequest("http://127.0.0.1:7071/api/app").AnswerAsync(http => Task.FromResult(PageEndpoint.Get(http)));

    // What a page loads by itself from elsewhere: sources, style sheets, imports.
    [GeneratedRegex("""(?:src|href)=["'](?:https?:)?//[^"']+|url\(["']?https?:[^)]+|@import[^;]+""")]
    private static partial Regex Outside();

    [GeneratedRegex("script-src 'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
