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

    /// <param name="attempt">The attempt that failed; the first is 1.</param>
    public TimeSpan Pause(int attempt)
        => TimeSpan.FromMilliseconds(Math.Min(First.TotalMilliseconds * Math.Pow(Backoff, attempt - 1), Max.TotalMilliseconds));

    public bool Covers(int statusCode) => StatusCodes.Length == 0 ? statusCode >= 400 : StatusCodes.Contains(statusCode);
}
