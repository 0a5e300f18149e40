namespace ContentGen.Simulator.Tests;

public sealed class SignatureTests : IAsyncLifetime
{
    private const string Path = "/v1/voices";

    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Call_Unsigned_LacksItsAuthenticationToken()
    {
        var answer = await _simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, Path));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("MissingAuthenticationTokenException", answer.ErrorType);
        Assert.Equal("Missing Authentication Token", answer.Message);
    }

    [Theory]
    [InlineData("Basic abc", "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/us-east-1/polly/aws4_request, SignedHeaders=host;x-amz-date",
        "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/polly/aws4_request, SignedHeaders=host;x-amz-date, Signature=S",
        "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/us-east-1/polly/aws4_request, SignedHeaders=host;x-amz-date, Signature=short",
        "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260111/us-east-1/polly/aws4_request, SignedHeaders=host;x-amz-date, Signature=S",
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/us-east-9/polly/aws4_request, SignedHeaders=host;x-amz-date, Signature=S",
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=S",
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20260110/us-east-1/polly/aws4_request, SignedHeaders=x-amz-date, Signature=S",
        "InvalidSignatureException")]
    public async Task Call_BadlySigned_IsForbidden(string authorization, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            authorization.Replace("Signature=S", "Signature=" + new string('a', 64), StringComparison.Ordinal)
                .Replace(new string('a', 64) + "hort", "short", StringComparison.Ordinal));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260110T090000Z");

        var answer = await _simulator.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(type, answer.ErrorType);
    }

    [Fact]
    public async Task Call_WithAnotherBodysHash_IsForbidden()
    {
        var request = TestSimulator.Signed(HttpMethod.Post, "/v1/speech", "polly", Ask.ToSpeak("Hello.").ToJsonString());
        request.Headers.Add("X-Amz-Content-SHA256", new string('0', 64));

        var answer = await _simulator.SendAsync(request);

        Assert.Equal("InvalidSignatureException", answer.ErrorType);
    }

    [Fact]
    public async Task Call_WithAKeyThatIsNotTheExpectedOne_IsNotRecognized()
    {
        await using var server = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, AccessKeyId = "AKIAOTHER", Latency = SimulatorLatency.None });
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        using var response = await client.SendAsync(TestSimulator.Signed(HttpMethod.Get, Path, "polly"));

        Assert.Equal("UnrecognizedClientException", response.Headers.GetValues("x-amzn-ErrorType").Single());
    }
}
