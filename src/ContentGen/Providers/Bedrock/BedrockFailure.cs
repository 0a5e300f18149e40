using System.Net;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using ContentGen.Failures;
using ContentGen.Providers.Aws;

namespace ContentGen.Providers.Bedrock;

/// <summary>The one place where the AWS SDK's exceptions of Bedrock calls become failures of ours.</summary>
internal static class BedrockFailure
{
    public static CategorizedException From(Exception exception, BedrockCallSite site) => exception switch
    {
        CategorizedException known => known,
        ThrottlingException => new ServiceThrottledException(
            $"Bedrock throttles calls to {site.ModelId}: the account's quota in {site.Place} is used up for the moment.",
            exception.RetryAfter(),
            exception),
        ModelNotReadyException => new ServiceThrottledException($"Bedrock is still making {site.ModelId} ready.", null, exception),
        ModelTimeoutException => new ServiceTimeoutException($"{site.ModelId} took longer than Bedrock waits for a model.", exception),
        ServiceUnavailableException or InternalServerException => new ExternalServiceException(
            $"Bedrock is not available in {site.Place}: {Told(exception)}", exception),
        ModelErrorException => new ExternalServiceException($"{site.ModelId} failed on the request: {Told(exception)}", exception),
        AccessDeniedException => new MisconfiguredException(
            $"AWS denies calling {site.ModelId} in {site.Place}: allow bedrock:InvokeModel on the model and its inference profile to the"
            + $" identity in use, and enable access to the model in Bedrock. {Told(exception)}",
            exception),
        ResourceNotFoundException => new MisconfiguredException(
            $"Bedrock knows no model {site.ModelId} in {site.Place}: correct ContentGen:ModelId or AWS_REGION. {Told(exception)}",
            exception),
        ValidationException => new MisconfiguredException(
            $"Bedrock refuses the request for {site.ModelId} in {site.Place}: check that ContentGen:ModelId is a model or inference profile"
            + $" of that region which supports tools, and the settings under Bedrock. {Told(exception)}",
            exception),
        AmazonServiceException service when service.CredentialFault() is { } fault => Credentials(fault, service),
        AmazonServiceException { ErrorCode: "AccessDenied" or "NotAuthorized" } =>
            Credentials("have no permission: allow bedrock:InvokeModel to their identity", exception),
        AmazonServiceException service => FromStatus(service, site),
        AmazonClientException when exception.Mentions("RegionEndpoint") => new MisconfiguredException(
            "No AWS region is configured: set AWS_REGION, for instance to us-east-1.", exception),
        // Bedrock also takes bearer tokens, and the SDK complains about the way of signing in that it tried last.
        AmazonClientException when exception.Mentions("credential") || exception.Mentions("token") => Credentials(
            "were not found or could not be fetched: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or a role", exception),
        TimeoutException or OperationCanceledException => new ServiceTimeoutException(
            $"Bedrock in {site.Place} did not answer within the client's time limit.", exception),
        _ => Unreachable(exception, site),
    };

    private static CategorizedException FromStatus(AmazonServiceException exception, BedrockCallSite site) => exception.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new ServiceThrottledException(
            $"Bedrock throttles calls in {site.Place}.", exception.RetryAfter(), exception),
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => new ServiceTimeoutException(
            $"Bedrock in {site.Place} gave up waiting for {site.ModelId}.", exception),
        0 => Unreachable(exception, site),
        var status => new ExternalServiceException(
            $"Bedrock failed with HTTP {(int)status} ({exception.ErrorCode}): {Told(exception)}", exception),
    };

    private static MisconfiguredException Credentials(string fault, Exception exception) =>
        new($"The AWS credentials for Bedrock {fault}.", exception);

    private static ExternalServiceException Unreachable(Exception exception, BedrockCallSite site) => new(
        $"Bedrock could not be reached in {site.Place}: {Told(exception)}"
        + " Check AWS_REGION, AWS_ENDPOINT_URL_BEDROCK_RUNTIME and the network.",
        exception);

    private static string Told(Exception exception) => exception.Message.EndsWith('.') ? exception.Message : exception.Message + ".";
}

/// <summary>Where a call went, for messages.</summary>
/// <param name="Region">AWS region; empty when none was found.</param>
internal sealed record BedrockCallSite(string ModelId, string Region)
{
    public string Place => Region.Length > 0 ? $"region {Region}" : "the configured region";
}
