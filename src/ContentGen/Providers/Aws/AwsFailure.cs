using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ContentGen.Providers.Aws;

/// <summary>What can be read from the exceptions of every AWS client.</summary>
internal static class AwsFailure
{
    public static bool Mentions(this Exception failure, string text) => failure.Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the credentials that a service refuses; null when it is something else.</summary>
    public static string? CredentialFault(this AmazonServiceException failure) => failure.ErrorCode switch
    {
        "ExpiredToken" or "ExpiredTokenException" => "have expired: renew them or sign in again",
        "UnrecognizedClientException" or "InvalidClientTokenId" => "are not known to AWS: check key and session token",
        "InvalidSignatureException" or "SignatureDoesNotMatch" or "IncompleteSignature" or "IncompleteSignatureException" =>
            "do not give a valid signature: check the secret key and this machine's clock",
        "MissingAuthenticationToken" or "MissingAuthenticationTokenException" => "were not sent: set them",
        _ => null,
    };

    /// <summary>How long the service asks to wait; null when it says nothing, or not in seconds.</summary>
    public static TimeSpan? RetryAfter(this Exception failure) =>
        failure.InnerException is HttpErrorResponseException { Response: { } response }
        && int.TryParse(response.GetHeaderValue("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
