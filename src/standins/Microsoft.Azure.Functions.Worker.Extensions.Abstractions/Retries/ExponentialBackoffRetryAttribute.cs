namespace Microsoft.Azure.Functions.Worker;

/// <summary>Retries with a pause that doubles from the minimum up to the maximum.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <param name="maxRetryCount">Retries after the first attempt; -1 means without end.</param>
    /// <param name="minimumInterval">First pause as hh:mm:ss.</param>
    /// <param name="maximumInterval">Longest pause as hh:mm:ss.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }
}
