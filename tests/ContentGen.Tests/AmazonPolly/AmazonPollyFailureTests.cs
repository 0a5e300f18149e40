using System.Net;
using System.Net.Sockets;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Failures;
using ContentGen.Providers.AmazonPolly;

namespace ContentGen.Tests.AmazonPolly;

public sealed class AmazonPollyFailureTests
{
    private static readonly Speaker Speaker = new("Joanna", "neural");

    public static TheoryData<Exception, FailureCategory, string> Table => new()
    {
        { new TextLengthExceededException("too long"), FailureCategory.Validation, "too long" },
        { new InvalidSsmlException("bad tag"), FailureCategory.Validation, "bad tag" },
        { new EngineNotSupportedException("no"), FailureCategory.Configuration, "ContentGen:Voice" },
        { new LanguageNotSupportedException("no"), FailureCategory.Configuration, "ContentGen:Voice" },
        { new InvalidSampleRateException("no"), FailureCategory.Configuration, "AmazonPolly:SampleRate" },
        { Refusal("ValidationException", 400, "Value 'Nobody' at 'voiceId' failed"), FailureCategory.Configuration, "'Joanna'" },
        { Refusal("ThrottlingException", 400, "Rate exceeded"), FailureCategory.Throttled, "fewer calls" },
        { Refusal("Whatever", 429, "Rate exceeded"), FailureCategory.Throttled, "fewer calls" },
        { Refusal("AccessDeniedException", 403, "not authorized"), FailureCategory.Configuration, "polly:SynthesizeSpeech" },
        { Refusal("UnrecognizedClientException", 403, "bad token"), FailureCategory.Configuration, "credentials" },
        { Refusal("InvalidSignatureException", 403, "bad signature"), FailureCategory.Configuration, "credentials" },
        { new ServiceFailureException(
            "oops", ErrorType.Receiver, "ServiceFailure", "id", HttpStatusCode.InternalServerError), FailureCategory.ExternalApi, "500" },
        { Refusal("ServiceUnavailable", 503, "later"), FailureCategory.ExternalApi, "503" },
        { Refusal("RequestTimeout", 408, "slow"), FailureCategory.Timeout, "90 s (ContentGen:AgentTimeout)" },
        { new AmazonClientException(
            "Failed to resolve AWS credentials. The credential providers returned…"), FailureCategory.Configuration, "AWS_ACCESS_KEY_ID" },
        { new AmazonServiceException(
            "Unable to get IAM security credentials from EC2 Instance Metadata Service."), FailureCategory.Configuration, "AWS_PROFILE" },
        { new AmazonClientException("No RegionEndpoint or ServiceURL configured"), FailureCategory.Configuration, "AWS_REGION" },
        { new HttpRequestException("refused", new SocketException(111)), FailureCategory.ExternalApi, "AWS_REGION" },
        { new AmazonServiceException("A WebException", new IOException("reset by peer")), FailureCategory.ExternalApi, "reset by peer" },
        { new TaskCanceledException("slow", new TimeoutException()), FailureCategory.Timeout, "ContentGen:AgentTimeout" },
        { new OperationCanceledException(), FailureCategory.Timeout, "ContentGen:AgentTimeout" },
        { new InvalidOperationException("surprise"), FailureCategory.ExternalApi, "surprise" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void From_Exception_HasItsCategoryAndSaysWhatToDo(Exception exception, FailureCategory category, string hint)
    {
        var failure = AmazonPollyFailure.From(exception, Speaker, "the attempt's limit of 90 s (ContentGen:AgentTimeout)");

        Assert.Equal(category, failure.Category);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
        Assert.Same(exception, failure.InnerException);
    }

    [Fact]
    public void From_FailureOfTheProduct_IsLeftAlone()
    {
        var failure = new InvalidOutputException("as is");

        Assert.Same(failure, AmazonPollyFailure.From(failure, Speaker, "the attempt's limit of 90 s (ContentGen:AgentTimeout)"));
    }

    private static AmazonPollyException Refusal(string code, int status, string message) =>
        new(message, ErrorType.Sender, code, "request-id", (HttpStatusCode)status);
}
