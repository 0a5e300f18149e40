namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary><see cref="HttpRetryOptions"/> as they are stored.</summary>
internal sealed record DurableHttpRetry(
    TimeSpan First, TimeSpan Max, double Backoff, TimeSpan Timeout, int Attempts, int[] StatusCodes)
{
    public static DurableHttpRetry From(HttpRetryOptions options) => new(
        options.FirstRetryInterval,
        options.MaxRetryInterval,
        options.BackoffCoefficient,
        options.RetryTimeout,
        options.MaxNumberOfAttempts,
        [.. options.StatusCodesToRetry.Select(code => (int)code)]);

    public bool Covers(int statusCode) => StatusCodes.Length == 0 ? statusCode >= 500 : StatusCodes.Contains(statusCode);
}
