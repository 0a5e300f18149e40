using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Polly;

[Collection(AwsCollection.Name)]
public sealed class PollyErrorTests
{
    [Theory]
    [InlineData(400, typeof(EngineNotSupportedException))]
    [InlineData(400, typeof(InvalidSampleRateException))]
    [InlineData(400, typeof(InvalidSsmlException))]
    [InlineData(400, typeof(LanguageNotSupportedException))]
    [InlineData(404, typeof(LexiconNotFoundException))]
    [InlineData(400, typeof(MarksNotSupportedForFormatException))]
    [InlineData(500, typeof(ServiceFailureException))]
    [InlineData(400, typeof(SsmlMarksNotSupportedForTextTypeException))]
    [InlineData(400, typeof(TextLengthExceededException))]
    public async Task SynthesizeSpeechAsync_DeclaredError_IsItsOwnException(int status, Type expected)
    {
        await using var service = new LoopbackService(Answers.Error(status, expected.Name, "The reason."));
        using var client = Clients.Polly(service);

        var error = await Assert.ThrowsAnyAsync<AmazonPollyException>(() => client.SynthesizeSpeechAsync(new SynthesizeSpeechRequest()));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", expected.Name, "request-1"), (error.Message, error.ErrorCode, error.RequestId));
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
    }

    [Fact]
    public async Task DescribeVoicesAsync_BadToken_IsItsOwnException()
    {
        await using var service = new LoopbackService(Answers.Error(400, nameof(InvalidNextTokenException)));
        using var client = Clients.Polly(service);

        await Assert.ThrowsAsync<InvalidNextTokenException>(
            () => client.DescribeVoicesAsync(new DescribeVoicesRequest { NextToken = "x" }));
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_Throttled_IsTheServicesBaseException()
    {
        await using var service = new LoopbackService(Answers.Error(400, "ThrottlingException", "Rate exceeded"));
        using var client = Clients.Polly(service);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.SynthesizeSpeechAsync(new SynthesizeSpeechRequest()));

        Assert.IsType<AmazonPollyException>(error);
        Assert.Equal("ThrottlingException", error.ErrorCode);
    }
}
