using System.Net;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>When an HTTP call of an orchestration is made again.</summary>
public class HttpRetryOptions(IList<HttpStatusCode>? statusCodesToRetry = null)
{
    public TimeSpan FirstRetryInterval { get; set; }

    /// <summary>The default is six days.</summary>
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromDays(6);

    /// <summary>The default is 1.</summary>
    public double BackoffCoefficient { get; set; } = 1;

    public TimeSpan RetryTimeout { get; set; } = TimeSpan.MaxValue;

    public int MaxNumberOfAttempts { get; set; }

    /// <summary>The answers that are tried again; when empty, every 4xx and 5xx.</summary>
    public IList<HttpStatusCode> StatusCodesToRetry { get; } = statusCodesToRetry ?? [];
}
