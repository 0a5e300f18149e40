using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>What the app does for its own safety: how many may start, who may read, and what browsers are told.</summary>
public sealed class ProtectionTests(ProtectionTests.Served served) : IClassFixture<ProtectionTests.Served>
{
    private const string ReadKey = "a-key-for-readers";
    private const string FunctionKey = "a-key-for-makers";

    private readonly HttpClient _http = served.App.Http;

    [Fact]
    public async Task Starts_BeyondTheLimit_AreRefusedAndKnownRunsAreNot()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await StartAsync("first")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await StartAsync("second")).StatusCode);

        using var third = await StartAsync("third");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("application/problem+json", third.Content.Headers.ContentType!.MediaType);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Accepted, (await StartAsync("first")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await StartAsync("second")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StartAsync("third")).StatusCode);
    }

    [Theory]
    [InlineData("api/bootstrap")]
    [InlineData("api/briefs")]
    [InlineData("api/agent-status?runId=x")]
    [InlineData("api/circuit-breakers")]
    [InlineData("api/feed.xml")]
    [InlineData("api/trace/x")]
    [InlineData("api/briefs/x/audio")]
    public async Task Reading_WithoutTheKey_IsRefused(string path)
    {
        using var refused = await _http.GetAsync(path);
        using var wrong = await _http.GetAsync(path + (path.Contains('?') ? "&" : "?") + "code=another-key");
        using var head = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.All([refused, wrong, head], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("api/bootstrap?code=" + ReadKey, null, HttpStatusCode.OK)]
    [InlineData("api/bootstrap", ReadKey, HttpStatusCode.OK)]
    [InlineData("api/briefs/x", ReadKey, HttpStatusCode.NotFound)]
    [InlineData("api/health", null, HttpStatusCode.OK)]
    [InlineData("api/app", null, HttpStatusCode.OK)]
    [InlineData("api/cover.png", null, HttpStatusCode.OK)]
    public async Task Reading_WithTheKeyOrWithoutNeed_IsAnswered(string path, string? key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using var response = await _http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.NotNull(response.Headers.CacheControl);
    }

    [Theory]
    [InlineData("api/health")]
    [InlineData("api/app")]
    [InlineData("api/circuit-breakers")]
    [InlineData("api/agent-status?runId={0}")]
    [InlineData("api/trace/{0}")]
    public async Task Reading_WhatChanges_IsNotToBeStored(string path)
    {
        using var started = await StartAsync("first");
        var run = await started.Content.ReadFromJsonAsync<JsonElement>();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, string.Format(CultureInfo.InvariantCulture, path, run.GetProperty("runId").GetString()));
        request.Headers.Add("x-functions-key", ReadKey);

        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All([started, response], answer => Assert.Equal("no-store", answer.Headers.CacheControl!.ToString()));
    }

    // What waits for review is not the readers': who may make briefs reads it with that key alone.
    [Theory]
    [InlineData(FunctionKey, HttpStatusCode.NotFound)]
    [InlineData(ReadKey, HttpStatusCode.Unauthorized)]
    public async Task ScriptUnderReview_IsReadWithTheFunctionKey(string key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/briefs/x/script");
        request.Headers.Add("x-functions-key", key);

        using var response = await _http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private async Task<HttpResponseMessage> StartAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = JsonContent.Create(
            new { maxStories = 1 })
        };
        request.Headers.Add("x-functions-key", FunctionKey);
        request.Headers.Add("Idempotency-Key", key);
        return await _http.SendAsync(request);
    }

    public sealed class Served : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();

        public HostedApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await HostedApp.StartAsync(_data.Path, new Dictionary<string, string?>
        {
            ["ContentGen__StartLimit__PermitLimit"] = "2",
            ["ContentGen__StartLimit__Window"] = "02:00:00",
            ["ContentGen__ReadKey"] = ReadKey,
            ["FunctionsHost__EnforceKeys"] = "true",
            ["FunctionsHost__Keys__Function"] = FunctionKey,
        });

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            _data.Dispose();
        }
    }
}
