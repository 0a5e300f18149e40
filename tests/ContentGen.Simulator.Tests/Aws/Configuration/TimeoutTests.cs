using Amazon.Polly.Model;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class TimeoutTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task ConverseAsync_NoAnswerWithinTheTimeout_IsATimeoutException()
    {
        await using var service = new LoopbackService(Answers.Hang());
        using var client = Clients.Bedrock(service, config => config.Timeout = Short);

        await Assert.ThrowsAsync<TimeoutException>(() => client.ConverseAsync(ConverseRequests.Hello()));
    }

    [Fact]
    public async Task ConverseAsync_Cancelled_IsAnOperationCanceledException()
    {
        var reached = new TaskCompletionSource();
        await using var service = new LoopbackService(Answers.Hang(reached));
        using var client = Clients.Bedrock(service);
        using var cancellation = new CancellationTokenSource();

        var call = client.ConverseAsync(ConverseRequests.Hello(), cancellation.Token);
        await reached.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task ConverseAsync_AnswerThatStalls_EndsWithItsToken()
    {
        await using var service = new LoopbackService(Answers.Stall("application/json", """{"output":"""));
        using var client = Clients.Bedrock(service, config => config.HttpClientFactory = new UndrainedHttpClientFactory());
        using var cancellation = new CancellationTokenSource(Short);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ConverseAsync(ConverseRequests.Hello(), cancellation.Token));
    }

    [Fact]
    public async Task AudioStream_ThatStalls_IsCancelledByItsReader()
    {
        await using var service = new LoopbackService(Answers.Stall("audio/mpeg", "begin"));
        using var client = Clients.Polly(service);
        using var response = await client.SynthesizeSpeechAsync(new SynthesizeSpeechRequest());
        using var cancellation = new CancellationTokenSource(Short);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => response.AudioStream.CopyToAsync(Stream.Null, cancellation.Token));
    }
}
