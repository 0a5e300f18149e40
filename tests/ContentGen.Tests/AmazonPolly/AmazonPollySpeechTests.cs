using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.AmazonPolly;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.AmazonPolly;

/// <summary>The answer has begun, but its body does not end.</summary>
public sealed class AmazonPollySpeechTests
{
    private static readonly Speaker Speaker = new("Joanna", "neural");

    private readonly FakeTimeProvider _time = new();
    private readonly UnendingStream _body = new();

    [Fact]
    public async Task SpeakAsync_SlowBodyAndCallCancelled_Cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var limit = Limit();

        var speaking = Speech().SpeakAsync("<speak/>", Speaker, limit, cancellation.Token);
        await _body.Reading;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
    }

    [Fact]
    public async Task SpeakAsync_SlowBodyAndLimitPassed_TimesOutAndNamesTheSetting()
    {
        var limit = Limit();

        var speaking = Speech().SpeakAsync("<speak/>", Speaker, limit, CancellationToken.None);
        await _body.Reading;
        _time.Advance(TimeSpan.FromSeconds(90));

        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => speaking);
        Assert.Contains("Amazon Polly", failure.Message);
        Assert.Contains("ContentGen:AgentTimeout", failure.Message);
    }

    [Fact]
    public async Task MarkWordsAsync_BodyBreaksOff_IsTheServicesFailure()
    {
        var limit = Limit();

        var speaking = Speech().MarkWordsAsync("<speak/>", Speaker, limit, CancellationToken.None);
        await _body.Reading;
        _body.Break(new IOException("reset by peer"));

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => speaking);
        Assert.Contains("reset by peer", failure.Message);
    }

    private AttemptTimeLimit Limit() => new(AttemptTimeLimit.AgentTimeout, TimeSpan.FromSeconds(90), new(_time));

    private AmazonPollySpeech Speech()
    {
        var client = new Mock<IAmazonPolly>();
        client
            .Setup(amazonPolly => amazonPolly.SynthesizeSpeechAsync(It.IsAny<SynthesizeSpeechRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new SynthesizeSpeechResponse { AudioStream = _body, RequestCharacters = 1 });
        return new AmazonPollySpeech(() => client.Object, Options.Create(new AmazonPollyOptions()), _time);
    }

    private sealed class UnendingStream : MemoryStream
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => _reading.Task;

        public void Break(Exception exception) => _end.SetException(exception);

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            _reading.TrySetResult();
            await _end.Task.WaitAsync(cancellationToken);
        }
    }
}
