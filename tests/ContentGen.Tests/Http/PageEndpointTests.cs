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
        Assert.All(
            Runs().Matches(response.Text()),
            tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(response.Text(), "<style"));
        Assert.Matches("<script type=\"module\" nonce=\"[^\"]+\" src=\"/api/page/[0-9a-f]{12}/main.js\"></script>", response.Text());
        Assert.Single(Regex.Matches(response.Text(), "<script"));
        Assert.DoesNotMatch(@"\son[a-z]+=|\sstyle=|javascript:", Regex.Replace(response.Text(), "(?s)<style.*?</style>", ""));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "no-store"), (response.Field("Referrer-Policy"), response.Field("Cache-Control")));
    }

    [Fact]
    public async Task RunAsync_AskedTwice_NoncesDiffer() =>
        Assert.NotEqual((await GetAsync()).Field("Content-Security-Policy"), (await GetAsync()).Field("Content-Security-Policy"));

    [Fact]
    public async Task GetModule_OfTheVersionThatThePageNames_MayBeKeptForGood()
    {
        var address = Regex.Matches((await GetAsync()).Text(), "/api/page/([0-9a-f]+)/([a-z]+\\.js)");
        Assert.True(address.Count > 10, $"The page names {address.Count} modules.");

        foreach (var (version, name) in address.Select(match => (match.Groups[1].Value, match.Groups[2].Value)))
        {
            var module = await GetModuleAsync(version, name);

            Assert.Equal(
                (name, HttpStatusCode.OK, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
                (name, module.StatusCode, module.Field("Content-Type"), module.Field("Cache-Control")));
            Assert.All(
                Imports().Matches(module.Text()).Select(match => match.Groups[1].Value),
                imported => Assert.Contains(address, match => match.Groups[2].Value == imported || imported == "operators.js"));
        }
    }

    [Theory]
    [InlineData("another", "main.js", HttpStatusCode.OK)]
    [InlineData("another", "none.js", HttpStatusCode.NotFound)]
    [InlineData("another", "page.html", HttpStatusCode.NotFound)]
    public async Task GetModule_OfAnotherVersionOrName_IsNotKept(string version, string name, HttpStatusCode expected)
    {
        var module = await GetModuleAsync(version, name);

        Assert.Equal((expected, "no-store"), (module.StatusCode, module.Field("Cache-Control")));
    }

    private static Task<FakeAnswer> GetModuleAsync(string version, string name) =>
        new FakeRequest($"http://127.0.0.1:7071/api/page/{version}/{name}")
            .AnswerAsync(http => Task.FromResult(PageEndpoint.GetModule(http, version, name)));

    private static Task<FakeAnswer> GetAsync() =>
        new FakeRequest("http://127.0.0.1:7071/api/app").AnswerAsync(http => Task.FromResult(PageEndpoint.Get(http)));

    // What a page loads by itself from elsewhere: sources, style sheets, imports.
    [GeneratedRegex("""(?:src|href)=["'](?:https?:)?//[^"']+|url\(["']?https?:[^)]+|@import[^;]+""")]
    private static partial Regex Outside();

    // What runs or styles, or is loaded to be run.
    [GeneratedRegex("<(?:script|style|link rel=\"modulepreload\")[^>]*>")]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?:from|import\()\s*'\./([a-z]+\.js)'")]
    private static partial Regex Imports();

    [GeneratedRegex("script-src 'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
