using Amazon.Polly.Model;
using Amazon.Runtime;
using StandIns.Tests.Aws.Bedrock;
using StandIns.Tests.Aws.Loopback;

namespace StandIns.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class BrokenConnectionTests
{
    [Fact]
    public async Task ConverseAsync_BrokenConnection_IsAnIOException()
    {
        await using var service = new LoopbackService(Answers.Reset());
        using var client = Clients.Bedrock(service);

        await Assert.ThrowsAsync<IOException>(() => client.ConverseAsync(Requests.Hello()));
    }

    [Fact]
    public async Task ConverseAsync_AnswerThatBreaksOff_IsAnUnmarshallingError()
    {
        await using var service = new LoopbackService(Answers.BreakOff("application/json", """{"output":"""));
        using var client = Clients.Bedrock(service);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.ConverseAsync(Requests.Hello()));

        Assert.IsAssignableFrom<IOException>(error.InnerException);
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

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ConverseAsync(Requests.Hello()));
    }
}
