using System.Net;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Failures;
using ContentGen.Providers.Aws;
using Polly.Timeout;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>The one place where what the AWS SDK throws becomes a failure that the product understands.</summary>
internal static class AmazonPollyFailure
{
    private const int LongestQuote = 160;

    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown",
        "LimitExceededException", "ServiceQuotaExceededException",
    };

    /// <param name="limit">How long was waited, in words; said when it was the reason.</param>
    public static CategorizedException From(Exception exception, Speaker speaker, string limit) => exception switch
    {
        CategorizedException failure => failure,
        AmazonServiceException refused when IsFromService(refused) => FromService(refused, speaker, limit),
        _ when Chain(exception).Any(cause => cause is OperationCanceledException or TimeoutException or TimeoutRejectedException) =>
            TimedOut(exception, limit),
        _ when Chain(exception).Any(cause => cause is HttpRequestException or IOException) => new ExternalServiceException(
            $"Amazon Polly could not be reached ({Chain(exception).Last().Message}); check the network and the AWS region (AWS_REGION).",
            exception),
        AmazonClientException when exception.Mentions("region") => new MisconfiguredException(
            "Amazon Polly needs an AWS region; set AWS_REGION to one that offers it, such as us-east-1.", exception),
        AmazonClientException or AmazonServiceException when exception.Mentions("credential") => new MisconfiguredException(
            "No AWS credentials were found for Amazon Polly; give the app a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or"
            + " AWS_PROFILE.",
            exception),
        _ => new ExternalServiceException($"Amazon Polly could not be called: {exception.Message}", exception),
    };

    private static CategorizedException FromService(AmazonServiceException refused, Speaker speaker, string limit) => refused switch
    {
        TextLengthExceededException => new InvalidOutputException(
            $"Amazon Polly found a part of the script too long: {Said(refused)}", refused),
        InvalidSsmlException => new InvalidOutputException($"Amazon Polly could not read the script's SSML: {Said(refused)}", refused),
        EngineNotSupportedException or LanguageNotSupportedException => VoiceNotOffered(refused, speaker),
        InvalidSampleRateException => new MisconfiguredException(
            $"Amazon Polly refused the sample rate; set AmazonPolly:SampleRate to one that the engine '{speaker.Engine}' offers, such as"
            + " 24000.",
            refused),
        _ when IsThrottling(refused) => new ServiceThrottledException(
            $"Amazon Polly asked for fewer calls ({refused.ErrorCode}).", refused.RetryAfter(), refused),
        _ when refused.CredentialFault() is not null || refused.ErrorCode == "NotAuthorized" => new MisconfiguredException(
            $"Amazon Polly does not accept the AWS credentials ({refused.ErrorCode}); check the role or the AWS_* variables in use.",
            refused),
        _ when refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => new MisconfiguredException(
            $"Amazon Polly denied access; allow polly:SynthesizeSpeech to the identity in use. {Said(refused)}", refused),
        { ErrorCode: { } code } when code.StartsWith("Validation", StringComparison.Ordinal) && refused.Mentions("voice") =>
            VoiceNotOffered(refused, speaker),
        _ when refused.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => TimedOut(refused, limit),
        _ => new ExternalServiceException(
            $"Amazon Polly failed ({(int)refused.StatusCode} {refused.ErrorCode}): {Said(refused)}", refused),
    };

    // The SDK throws its service exceptions for its own troubles too (credentials from instance metadata); those have no status.
    private static bool IsFromService(AmazonServiceException exception) =>
        exception is Amazon.Polly.AmazonPollyException || (int)exception.StatusCode >= 400;

    private static bool IsThrottling(AmazonServiceException refused) =>
        refused.StatusCode == HttpStatusCode.TooManyRequests
        || refused.Retryable is { Throttling: true }
        || ThrottlingCodes.Contains(refused.ErrorCode ?? "");

    private static MisconfiguredException VoiceNotOffered(Exception cause, Speaker speaker) => new(
        $"Amazon Polly does not offer the voice '{speaker.Voice}' with the engine '{speaker.Engine}' here; "
        + $"change ContentGen:Voice (or the request's voice) or AmazonPolly:Engine. {Said(cause)}",
        cause);

    private static ServiceTimeoutException TimedOut(Exception cause, string limit) =>
        new($"Amazon Polly did not answer within {limit}.", cause);

    // The service may list every voice that it has.
    private static string Said(Exception exception) =>
        exception.Message.Length > LongestQuote ? exception.Message[..LongestQuote] + "…" : exception.Message;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
