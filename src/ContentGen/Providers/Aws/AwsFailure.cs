using System.Globalization;
using Amazon.Runtime.Internal;

namespace ContentGen.Providers.Aws;

/// <summary>What can be read from the exceptions of every AWS client.</summary>
internal static class AwsFailure
{
    public static bool Mentions(this Exception failure, string text) => failure.Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>How long the service asks to wait; null when it says nothing, or not in seconds.</summary>
    public static TimeSpan? RetryAfter(this Exception failure) =>
        failure.InnerException is HttpErrorResponseException { Response: { } response }
        && int.TryParse(response.GetHeaderValue("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
