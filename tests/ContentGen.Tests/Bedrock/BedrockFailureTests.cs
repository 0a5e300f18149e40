using System.Net;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using ContentGen.Failures;
using ContentGen.Providers.Bedrock;

namespace ContentGen.Tests.Bedrock;

public sealed class BedrockFailureTests
{
    private static readonly BedrockCallSite Site = new("model-1", "us-east-1");

    public static TheoryData<Exception, FailureCategory, string> Rows => new()
    {
        { new ThrottlingException("Too many tokens"), FailureCategory.Throttled, "quota in region us-east-1" },
        { new ModelNotReadyException("Not ready"), FailureCategory.Throttled, "model-1" },
        { new ModelTimeoutException("Too slow"), FailureCategory.Timeout, "model-1" },
        { new ServiceUnavailableException("Busy"), FailureCategory.ExternalApi, "region us-east-1: Busy." },
        { new InternalServerException("Oops"), FailureCategory.ExternalApi, "region us-east-1: Oops." },
        { new ModelErrorException("Model broke"), FailureCategory.ExternalApi, "Model broke." },
        { new AccessDeniedException("not authorized"), FailureCategory.Configuration, "bedrock:InvokeModel" },
        { new ResourceNotFoundException("no such"), FailureCategory.Configuration, "ContentGen:ModelId or AWS_REGION" },
        { new ValidationException("The provided model identifier is invalid."), FailureCategory.Configuration, "ContentGen:ModelId" },
        { Service("ExpiredTokenException", 403), FailureCategory.Configuration, "expired" },
        { Service("UnrecognizedClientException", 403), FailureCategory.Configuration, "not known to AWS" },
        { Service("InvalidSignatureException", 403), FailureCategory.Configuration, "clock" },
        { Service("MissingAuthenticationTokenException", 403), FailureCategory.Configuration, "were not sent" },
        { Service("AccessDenied", 403), FailureCategory.Configuration, "permission" },
        { Service("Other", 429), FailureCategory.Throttled, "throttles" },
        { Service("Other", 504), FailureCategory.Timeout, "gave up" },
        { Service("Other", 503), FailureCategory.ExternalApi, "HTTP 503 (Other)" },
        { Service("Other", 0), FailureCategory.ExternalApi, "could not be reached" },
        { new AmazonClientException("No RegionEndpoint or ServiceURL configured"), FailureCategory.Configuration, "AWS_REGION" },
        { new AmazonClientException("Failed to resolve AWS credentials."), FailureCategory.Configuration, "AWS_ACCESS_KEY_ID" },
        { new AmazonClientException("Unable to get IAM security credentials"), FailureCategory.Configuration, "AWS_PROFILE" },
        { new AmazonClientException(
            "Failed to resolve bearer token in DefaultAWSTokenIdentityResolver"), FailureCategory.Configuration, "AWS_PROFILE" },
        { new AmazonClientException("Something else"), FailureCategory.ExternalApi, "could not be reached" },
        { new HttpRequestException("connection refused"), FailureCategory.ExternalApi, "AWS_ENDPOINT_URL_BEDROCK_RUNTIME" },
        { new IOException("reset"), FailureCategory.ExternalApi, "reset." },
        { new TaskCanceledException("timed out"), FailureCategory.Timeout, "time limit" },
        { new TimeoutException("timed out"), FailureCategory.Timeout, "time limit" },
        { new ServiceTimeoutException("already mapped"), FailureCategory.Timeout, "already mapped" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void From_SdkException_CategoryAndRemedy(Exception exception, FailureCategory category, string named)
    {
        var failure = BedrockFailure.From(exception, Site);

        Assert.Equal(category, failure.Category);
        Assert.Contains(named, failure.Message);
        Assert.True(failure == exception || failure.InnerException == exception);
    }

    private static AmazonBedrockRuntimeException Service(string code, int status) =>
        new("Refused", ErrorType.Unknown, code, "request-1", (HttpStatusCode)status);
}
