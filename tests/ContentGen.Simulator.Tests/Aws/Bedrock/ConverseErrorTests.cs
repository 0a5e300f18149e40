using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Bedrock;

[Collection(AwsCollection.Name)]
public sealed class ConverseErrorTests
{
    [Theory]
    [InlineData(403, typeof(AccessDeniedException))]
    [InlineData(500, typeof(InternalServerException))]
    [InlineData(424, typeof(ModelErrorException))]
    [InlineData(429, typeof(ModelNotReadyException))]
    [InlineData(408, typeof(ModelTimeoutException))]
    [InlineData(404, typeof(ResourceNotFoundException))]
    [InlineData(503, typeof(ServiceUnavailableException))]
    [InlineData(429, typeof(ThrottlingException))]
    [InlineData(400, typeof(ValidationException))]
    public async Task ConverseAsync_DeclaredError_IsItsOwnException(int status, Type expected)
    {
        var error = await FailAsync(Answers.Error(status, expected.Name, "The reason."));

        Assert.IsType(expected, error);
        Assert.Equal("The reason.", error.Message);
        Assert.Equal((expected.Name, "request-1", (HttpStatusCode)status), (error.ErrorCode, error.RequestId, error.StatusCode));
        Assert.IsType<Amazon.Runtime.Internal.HttpErrorResponseException>(error.InnerException);
    }

    [Theory]
    [InlineData("""{"__type":"com.amazon.coral.service#ThrottlingException","message":"slow down"}""")]
    [InlineData("""{"__type":"ThrottlingException","Message":"slow down"}""")]
    [InlineData("""{"code":"ThrottlingException","message":"slow down"}""")]
    public async Task ConverseAsync_ErrorNamedInTheBody_IsItsOwnException(string body)
    {
        var error = await FailAsync(Answers.Json(429, body));

        Assert.IsType<ThrottlingException>(error);
        Assert.Equal("slow down", error.Message);
    }

    [Fact]
    public async Task ConverseAsync_ErrorHeaderWithUri_IsItsOwnException()
    {
        var error = await FailAsync(Answers.Error(400, "ValidationException:http://internal.amazon.com/coral/x/"));

        Assert.IsType<ValidationException>(error);
    }

    [Fact]
    public async Task ConverseAsync_ModelError_CarriesTheModelsStatus()
    {
        var error = await FailAsync(Answers.Json(
            424,
            """{"message":"failed","originalStatusCode":418,"resourceName":"model/x"}""",
            ("x-amzn-ErrorType", "ModelErrorException")));

        var modelError = Assert.IsType<ModelErrorException>(error);
        Assert.Equal((418, "model/x", "failed"), (modelError.OriginalStatusCode, modelError.ResourceName, modelError.Message));
    }

    [Fact]
    public async Task ConverseAsync_ModelNotReady_SaysItIsRetryable()
    {
        var notReady = await FailAsync(Answers.Error(429, nameof(ModelNotReadyException)));
        var throttled = await FailAsync(Answers.Error(429, nameof(ThrottlingException)));

        Assert.False(notReady.Retryable.Throttling);
        Assert.Null(throttled.Retryable);
    }

    [Fact]
    public async Task ConverseAsync_UnknownError_IsTheServicesBaseException()
    {
        var error = await FailAsync(Answers.Error(402, "PaymentRequiredException", "Pay."));

        Assert.IsType<AmazonBedrockRuntimeException>(error);
        Assert.Equal(("PaymentRequiredException", "Pay.", 402), (error.ErrorCode, error.Message, (int)error.StatusCode));
    }

    [Theory]
    [InlineData("text/html", "<html><body>Bad Gateway</body></html>")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{\"mess")]
    public async Task ConverseAsync_ErrorWithoutUsableBody_KeepsTheStatus(string contentType, string body)
    {
        var error = await FailAsync(Answers.Bytes(502, contentType, System.Text.Encoding.UTF8.GetBytes(body)));

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
        Assert.True(error is AmazonBedrockRuntimeException or AmazonUnmarshallingException, error.GetType().FullName);
    }

    private static async Task<AmazonServiceException> FailAsync(LoopbackAnswer answer)
    {
        await using var service = new LoopbackService(answer);
        using var client = Clients.Bedrock(service);
        return await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ConverseAsync(ConverseRequests.Hello()));
    }
}
