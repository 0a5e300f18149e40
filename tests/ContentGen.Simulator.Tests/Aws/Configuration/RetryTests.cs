using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class RetryTests
{
    [Theory]
    [InlineData(500, nameof(InternalServerException))]
    [InlineData(503, nameof(ServiceUnavailableException))]
    [InlineData(429, nameof(ThrottlingException))]
    [InlineData(429, nameof(ModelNotReadyException))]
    public async Task ConverseAsync_PassingError_IsRetried(int status, string code)
    {
        await using var service = new LoopbackService(Answers.Error(status, code), Answers.Json(200, """{"stopReason":"end_turn"}"""));
        using var client = Clients.Bedrock(service, Retrying(1));

        var response = await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Equal(StopReason.End_turn, response.StopReason);
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(400, nameof(ValidationException))]
    [InlineData(403, nameof(AccessDeniedException))]
    [InlineData(408, nameof(ModelTimeoutException))]
    [InlineData(424, nameof(ModelErrorException))]
    public async Task ConverseAsync_LastingError_IsNotRetried(int status, string code)
    {
        await using var service = new LoopbackService(Answers.Error(status, code));
        using var client = Clients.Bedrock(service, Retrying(2));

        await Assert.ThrowsAnyAsync<AmazonBedrockRuntimeException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ConverseAsync_PassingErrorThatLasts_StopsAtMaxErrorRetry(int retries)
    {
        await using var service = new LoopbackService(Answers.Error(500, nameof(InternalServerException)));
        using var client = Clients.Bedrock(service, Retrying(retries));

        await Assert.ThrowsAsync<InternalServerException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Equal(retries + 1, service.Requests.Count);
    }

    [Fact]
    public async Task ConverseAsync_BrokenConnection_IsRetried()
    {
        await using var service = new LoopbackService(Answers.Reset(), Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service, Retrying(1));

        await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task ConverseAsync_Retries_AreNumberedForTheService()
    {
        await using var service = new LoopbackService(Answers.Error(500, "InternalServerException"), Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service, Retrying(1));

        await client.ConverseAsync(ConverseRequests.Hello());

        var attempts = service.Requests.Select(request => request.Headers["amz-sdk-request"].Split(';')[0]);
        Assert.Equal(["attempt=1", "attempt=2"], attempts);
        Assert.Single(service.Requests.Select(request => request.Headers["amz-sdk-invocation-id"]).Distinct());
    }

    private static Action<AmazonBedrockRuntimeConfig> Retrying(int retries) => config =>
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
    };
}
