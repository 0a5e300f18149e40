using System.Text;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.Tests;

/// <summary>A simulator on a free port that answers at once, and a client that signs.</summary>
internal sealed class TestSimulator : IAsyncDisposable
{
    public const string Model = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    private TestSimulator(SimulatorServer server)
    {
        Server = server;
        Client = new HttpClient { BaseAddress = server.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
    }

    public SimulatorServer Server { get; }

    public HttpClient Client { get; }

    public static async Task<TestSimulator> StartAsync(
        int seed = 1, FaultPlan? faults = null, string? news = null, SpeechSource speech = SpeechSource.Silent, SimulatorLatency? latency = null, TimeProvider? time = null)
    {
        return new TestSimulator(await SimulatorServer.StartAsync(new SimulatorOptions
        {
            Port = 0,
            Seed = seed,
            Faults = faults ?? FaultPlan.None,
            NewsFile = news,
            Speech = speech,
            Latency = latency ?? SimulatorLatency.None,
            TimeProvider = time ?? TimeProvider.System,
        }));
    }

    public static HttpRequestMessage Signed(HttpMethod method, string path, string service, string body = "", string region = "us-east-1")
    {
        var request = new HttpRequestMessage(method, path);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=AKIATEST/20260110/{region}/{service}/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature={new string('a', 64)}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260110T090000Z");
        return request;
    }

    public Task<Answer> ConverseAsync(JsonObject body, string model = Model) =>
        SendAsync(Signed(HttpMethod.Post, $"/model/{Uri.EscapeDataString(model)}/converse", "bedrock", body.ToJsonString()));

    public Task<Answer> SpeakAsync(JsonObject body) => SendAsync(Signed(HttpMethod.Post, "/v1/speech", "polly", body.ToJsonString()));

    public Task<Answer> NewsAsync(string pathAndQuery, string key = "test")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, pathAndQuery);
        if (key.Length > 0)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return SendAsync(request);
    }

    public Task<Answer> PutFaultsAsync(string json) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "/faults") { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
