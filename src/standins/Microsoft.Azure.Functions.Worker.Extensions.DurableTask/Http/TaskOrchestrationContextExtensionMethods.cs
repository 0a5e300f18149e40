using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace Microsoft.DurableTask;

/// <summary>HTTP calls from orchestrations.</summary>
public static class TaskOrchestrationContextExtensionMethods
{
    /// <summary>Makes an HTTP call as an activity: at least once, the answer recorded once.</summary>
    /// <exception cref="TaskFailedException">There was no answer, or not in time. An answer of any status is no exception.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(this TaskOrchestrationContext context, DurableHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return DurableHttpCall.RunAsync(context, request);
    }

    /// <inheritdoc cref="CallHttpAsync(TaskOrchestrationContext, DurableHttpRequest)"/>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context, HttpMethod method, Uri uri, string? content = null, HttpRetryOptions? retryOptions = null)
        => context.CallHttpAsync(new DurableHttpRequest(method, uri) { Content = content, HttpRetryOptions = retryOptions });
}
