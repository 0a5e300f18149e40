namespace Microsoft.Azure.Functions.Worker;

/// <summary>Asks the host to run a failed function again.</summary>
public abstract class RetryAttribute : Attribute
{
    public RetryAttribute()
    {
    }

    /// <summary>Retries after the first attempt; -1 means without end.</summary>
    public int MaxRetryCount { get; set; }
}
