using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>Bad input at every door of one served app: a problem that names what is wrong, and nothing started.</summary>
public sealed class BadRequestTests(BadRequestTests.Served served) : IClassFixture<BadRequestTests.Served>
{
    private readonly ServedApp _app = served.App;

    [Theory]
    [InlineData("""{"categories":["weather"]}""", HttpStatusCode.BadRequest, "categories")]
    [InlineData("""{"maxStories":0}""", HttpStatusCode.BadRequest, "maxStories")]
    [InlineData("""{"maxStories":10000}""", HttpStatusCode.BadRequest, "maxStories")]
    [InlineData("""{"maxStories":""", HttpStatusCode.BadRequest, "body")]
    [InlineData(null, HttpStatusCode.RequestEntityTooLarge, "16384")]
    public async Task BadStart_IsAnsweredWithAProblemAndStartsNothing(string? body, HttpStatusCode status, string names)
    {
        body ??= $$"""{"voice":"{{new string('x', 1024 * 1024)}}"}""";
        var before = await RunsAsync();

        using var response = await _app.Http.PostAsync("api/generate-fresh", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(names, await response.Content.ReadAsStringAsync());
        Assert.Equal(before, await RunsAsync());
    }

    [Fact]
    public async Task EndlessBody_IsRefusedAsTooLarge()
    {
        // Beyond what the app's web server reads by itself, and without a length that tells so before.
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = new ByteArrayContent(
            new byte[40_000_000])
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("api/agent-status", HttpStatusCode.BadRequest)]
    [InlineData("api/agent-status?runId=", HttpStatusCode.BadRequest)]
    [InlineData("api/agent-status?runId=nobody", HttpStatusCode.NotFound)]
    [InlineData("api/agent-status?runId=..%2F..%2Fetc", HttpStatusCode.NotFound)]
    [InlineData("api/briefs/nobody", HttpStatusCode.NotFound)]
    [InlineData("api/briefs/nobody/audio", HttpStatusCode.NotFound)]
    [InlineData("api/briefs/%2e%2e%2fsecret", HttpStatusCode.NotFound)]
    [InlineData("api/briefs?limit=0", HttpStatusCode.BadRequest)]
    public async Task UnknownOrMissing_IsAnsweredWithAProblem(string path, HttpStatusCode status)
    {
        using var response = await _app.Http.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ForeignOrchestration_HasNoAgentStatus()
    {
        using var reset = await _app.Http.PostAsync("api/circuit-breakers/bedrock/reset", null);
        Assert.Equal(HttpStatusCode.Accepted, reset.StatusCode);

        using var response = await _app.Http.GetAsync($"api/agent-status?runId={Uri.EscapeDataString("@CircuitBreaker@bedrock")}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // Not the entities, which are in the list too.
    private async Task<IEnumerable<string>> RunsAsync()
    {
        var instances = await _app.Http.GetFromJsonAsync<JsonElement>("runtime/webhooks/durabletask/instances");
        return instances.EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()!)
            .Where(id => id[0] != '@').Order(StringComparer.Ordinal);
    }

    public sealed class Served : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();

        public HostedApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await HostedApp.StartAsync(_data.Path);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            _data.Dispose();
        }
    }
}
