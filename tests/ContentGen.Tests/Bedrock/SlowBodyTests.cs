using System.Text;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Bedrock;
using ContentGen.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Bedrock;

/// <summary>Bedrock over a real connection: it answers at once, but the body takes its time.</summary>
public sealed class SlowBodyTests
{
    private const string Body =
        """{"output":{"message":{"role":"assistant","content":[{"toolUse":{"toolUseId":"use-1","name":"favorite_selector","input":{"storyId":"s1"}}}]}},"stopReason":"tool_use","usage":{"inputTokens":11,"outputTokens":5,"totalTokens":16},"metrics":{"latencyMs":1}}""";

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task CompleteAsync_BodyDripsWithinTheLimit_Answer()
    {
        await using var bedrock = new RawService(async (_, stream, token) =>
        {
            await stream.WriteAsync(Head(), token);
            foreach (var part in Encoding.UTF8.GetBytes(Body).Chunk(7))
            {
                await stream.WriteAsync(part, token);
            }
        });

        var answer = await CallAsync(bedrock, CancellationToken.None);

        Assert.Equal("""{"storyId":"s1"}""", answer.Output?.GetRawText());
        Assert.Equal((11, 5), (answer.InputTokens, answer.OutputTokens));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task CompleteAsync_BodyHangs_TimesOutAtTheLimitAndNamesTheSetting(int sent)
    {
        await using var bedrock = Hanging(sent);

        var call = CallAsync(bedrock, CancellationToken.None);
        await _begun.Task;
        _time.Advance(TimeSpan.FromSeconds(89));
        var early = call.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => call);
        Assert.False(early);
        Assert.Contains("ContentGen:AgentTimeout", failure.Message);
    }

    [Fact]
    public async Task CompleteAsync_BodyHangsAndCallCancelled_Cancelled()
    {
        await using var bedrock = Hanging(sent: 40);
        using var cancellation = new CancellationTokenSource();

        var call = CallAsync(bedrock, cancellation.Token);
        await _begun.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task CompleteAsync_BodyBreaksOff_IsTheServicesFailure()
    {
        await using var bedrock = new RawService(async (_, stream, token) =>
        {
            await stream.WriteAsync(Head(), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Body[..40]), token);
        });

        await Assert.ThrowsAsync<ExternalServiceException>(() => CallAsync(bedrock, CancellationToken.None));
    }

    private static byte[] Head() => RawService.Head(200, "application/json", Body.Length);

    private RawService Hanging(int sent) => new(async (_, stream, token) =>
    {
        await stream.WriteAsync(Head(), token);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Body[..sent]), token);
        _begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
    });

    private async Task<StructuredAnswer> CallAsync(RawService bedrock, CancellationToken cancellationToken)
    {
        var config = new AmazonBedrockRuntimeConfig
        {
            ServiceURL = bedrock.Url.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
        };
        using var client = new AmazonBedrockRuntimeClient(new BasicAWSCredentials("AKIATEST", "not-a-secret"), config);
        var model = BedrockModelTests.Model(() => client);
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, TimeSpan.FromSeconds(90), new(_time));
        return await limit.CallAsync("Bedrock", token => model.CompleteAsync(Requests.First, token), cancellationToken);
    }
}
