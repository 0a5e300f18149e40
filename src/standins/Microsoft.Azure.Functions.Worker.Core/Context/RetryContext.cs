namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often this run was tried. Retries of orchestrations belong to the durable engine and do not show here.</summary>
public abstract class RetryContext
{
    /// <summary>0 on the first attempt.</summary>
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
