using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace ContentGen.Simulator.Tests.Aws.Errors;

public sealed class BedrockExceptionTests
{
    private static readonly ExceptionConstructors[] Types =
    [
        new(
            m => new AmazonBedrockRuntimeException(m),
            e => new AmazonBedrockRuntimeException(e),
            (m, e) => new AmazonBedrockRuntimeException(m, e),
            (m, t, c, r, s) => new AmazonBedrockRuntimeException(m, t, c, r, s),
            (m, e, t, c, r, s) => new AmazonBedrockRuntimeException(m, e, t, c, r, s)),
        new(
            m => new AccessDeniedException(m),
            e => new AccessDeniedException(e),
            (m, e) => new AccessDeniedException(m, e),
            (m, t, c, r, s) => new AccessDeniedException(m, t, c, r, s),
            (m, e, t, c, r, s) => new AccessDeniedException(m, e, t, c, r, s)),
        new(
            m => new InternalServerException(m),
            e => new InternalServerException(e),
            (m, e) => new InternalServerException(m, e),
            (m, t, c, r, s) => new InternalServerException(m, t, c, r, s),
            (m, e, t, c, r, s) => new InternalServerException(m, e, t, c, r, s)),
        new(
            m => new ModelErrorException(m),
            e => new ModelErrorException(e),
            (m, e) => new ModelErrorException(m, e),
            (m, t, c, r, s) => new ModelErrorException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ModelErrorException(m, e, t, c, r, s)),
        new(
            m => new ModelNotReadyException(m),
            e => new ModelNotReadyException(e),
            (m, e) => new ModelNotReadyException(m, e),
            (m, t, c, r, s) => new ModelNotReadyException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ModelNotReadyException(m, e, t, c, r, s)),
        new(
            m => new ModelTimeoutException(m),
            e => new ModelTimeoutException(e),
            (m, e) => new ModelTimeoutException(m, e),
            (m, t, c, r, s) => new ModelTimeoutException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ModelTimeoutException(m, e, t, c, r, s)),
        new(
            m => new ResourceNotFoundException(m),
            e => new ResourceNotFoundException(e),
            (m, e) => new ResourceNotFoundException(m, e),
            (m, t, c, r, s) => new ResourceNotFoundException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ResourceNotFoundException(m, e, t, c, r, s)),
        new(
            m => new ServiceUnavailableException(m),
            e => new ServiceUnavailableException(e),
            (m, e) => new ServiceUnavailableException(m, e),
            (m, t, c, r, s) => new ServiceUnavailableException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ServiceUnavailableException(m, e, t, c, r, s)),
        new(
            m => new ThrottlingException(m),
            e => new ThrottlingException(e),
            (m, e) => new ThrottlingException(m, e),
            (m, t, c, r, s) => new ThrottlingException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ThrottlingException(m, e, t, c, r, s)),
        new(
            m => new ValidationException(m),
            e => new ValidationException(e),
            (m, e) => new ValidationException(m, e),
            (m, t, c, r, s) => new ValidationException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ValidationException(m, e, t, c, r, s)),
    ];

    [Fact]
    public void Exceptions_MadeByHand_KeepWhatTheyAreGiven() => Assert.All(Types, type => type.AssertKeepWhatTheyAreGiven());

    [Fact]
    public void Exceptions_MadeByHand_AreAllOfTheService()
    {
        string[] exported = [.. typeof(AmazonBedrockRuntimeException).Assembly.GetExportedTypes().Where(
            type => type.IsAssignableTo(typeof(AmazonBedrockRuntimeException))).Select(type => type.Name).Order()];

        Assert.Equal(exported, Types.Select(type => type.Message("").GetType().Name).Order());
    }

    [Fact]
    public void ModelNotReady_IsWorthARetryAndNoThrottling()
        => Assert.False(new ModelNotReadyException("warming up").Retryable.Throttling);
}
