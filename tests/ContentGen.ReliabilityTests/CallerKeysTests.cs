using System.Net;

namespace ContentGen.ReliabilityTests;

/// <summary>Which key goes with which request.</summary>
public sealed class CallerKeysTests
{
    private const string FunctionKey = "key-of-functions", ReadKey = "key-of-readers";

    [Theory]
    [InlineData("GET", ReadKey)]
    [InlineData("POST", FunctionKey)]
    [InlineData("DELETE", FunctionKey)]
    public async Task Request_WithBothKeys_CarriesTheOneOfItsMethod(string method, string expected) =>
        Assert.Equal([expected], await KeysSentAsync(method, FunctionKey, ReadKey));

    [Theory]
    [InlineData("GET", FunctionKey, null)]
    [InlineData("GET", FunctionKey, "")]
    [InlineData("POST", null, ReadKey)]
    [InlineData("POST", "", ReadKey)]
    public async Task Request_WithTheOtherKeyOnly_CarriesNone(string method, string? functionKey, string? readKey) =>
        Assert.Empty(await KeysSentAsync(method, functionKey, readKey));

    [Fact]
    public async Task Requests_OneAfterAnother_KeepTheAddressFreeOfKeys()
    {
        var sent = new Sent();
        using var http = new HttpClient(new CallerKeys(FunctionKey, ReadKey) { InnerHandler = sent });

        (await http.PostAsync("http://app.example/api/generate-fresh", null)).Dispose();
        (await http.GetAsync("http://app.example/api/agent-status?runId=run-1")).Dispose();

        Assert.Equal([FunctionKey, ReadKey], sent.Keys);
        Assert.Equal(["http://app.example/api/generate-fresh", "http://app.example/api/agent-status?runId=run-1"], sent.Addresses);
    }

    private static async Task<IReadOnlyList<string>> KeysSentAsync(string method, string? functionKey, string? readKey)
    {
        var sent = new Sent();
        using var http = new HttpClient(new CallerKeys(functionKey, readKey) { InnerHandler = sent });
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://app.example/api/any");
        (await http.SendAsync(request)).Dispose();
        return sent.Keys;
    }

    /// <summary>Keeps what was sent.</summary>
    private sealed class Sent : HttpMessageHandler
    {
        public List<string> Keys { get; } = [];

        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.AddRange(request.Headers.TryGetValues("x-functions-key", out var keys) ? keys : []);
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
