namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>The settings under <c>extensions:durableTask:httpSettings</c> of host.json.</summary>
internal sealed class DurableHttpOptions
{
    /// <summary>Pause between two polls of a 202 answer that does not say how long to wait. The default is 30,000.</summary>
    public int DefaultAsyncRequestSleepTimeMilliseconds { get; set; } = 30000;
}
