using Amazon.BedrockRuntime;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class BrokenConnectionTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task ConverseAsync_BrokenConnection_IsAnIOExceptionAfterItsOwnRetries(int staleConnectionRetries, int requests)
    {
        await using var service = new LoopbackService(Answers.Reset());
        using var client = Clients.Bedrock(service, config => config.MaxStaleConnectionRetries = staleConnectionRetries);

        await Assert.ThrowsAsync<IOException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public void MaxStaleConnectionRetries_ByDefault_AreTen()
        => Assert.Equal(10, new AmazonBedrockRuntimeConfig().MaxStaleConnectionRetries);

    [Fact]
    public async Task ConverseAsync_AnswerThatBreaksOff_IsAnUnmarshallingError()
    {
        await using var service = new LoopbackService(Answers.BreakOff("application/json", """{"output":"""));
        using var client = Clients.Bedrock(service);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.IsAssignableFrom<IOException>(error.InnerException);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task AudioStream_ThatBreaksOff_IsAnIOException()
    {
        await using var service = new LoopbackService(Answers.BreakOff("audio/mpeg", "begin"));
        using var client = Clients.Polly(service);
        using var response = await client.SynthesizeSpeechAsync(new SynthesizeSpeechRequest());

        await Assert.ThrowsAnyAsync<IOException>(() => response.AudioStream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task ConverseAsync_NobodyListening_IsAnHttpRequestException()
    {
        var service = new LoopbackService(Answers.Reset());
        await service.DisposeAsync();
        using var client = Clients.Bedrock(service);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ConverseAsync(ConverseRequests.Hello()));
    }
}
