using System.Net;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>Orchestrator code of an HTTP call: the call itself, then the answers behind a Location, with durable pauses.</summary>
internal static partial class DurableHttpCall
{
    /// <summary>The name of the activity that the engine itself supplies.</summary>
    public const string ActivityName = "BuiltIn::HttpActivity";

    /// <summary>The property of the context that holds the pause between two polls, in milliseconds.</summary>
    public const string PollingInterval = "HttpDefaultAsyncRequestSleepTimeMilliseconds";

    public static async Task<DurableHttpResponse> RunAsync(TaskOrchestrationContext context, DurableHttpRequest request)
    {
        var logger = context.CreateReplaySafeLogger("Microsoft.Azure.Functions.Worker.Extensions.DurableTask.CallHttp");
        var message = DurableHttpMessage.From(request);
        var response = await CallAsync(context, message);
        while (request.AsynchronousPatternEnabled && response.StatusCode == HttpStatusCode.Accepted)
        {
            await context.CreateTimer(context.CurrentUtcDateTime + Pause(context, response), CancellationToken.None);
            if (Location(request.Uri, response) is not { } location)
            {
                NoLocation(logger, request.Uri);
                break;
            }

            response = await CallAsync(context, message.ToPollAt(location));
        }

        return response;
    }

    private static async Task<DurableHttpResponse> CallAsync(TaskOrchestrationContext context, DurableHttpMessage message)
        => (await context.CallActivityAsync<DurableHttpAnswer>(ActivityName, message)).ToResponse();

    private static Uri? Location(Uri request, DurableHttpResponse response)
        => response.Headers?.TryGetValue("Location", out var value) == true && Uri.TryCreate(request, value.ToString(), out var location)
            ? location
            : null;

    private static TimeSpan Pause(TaskOrchestrationContext context, DurableHttpResponse response)
    {
        if (response.Headers?.TryGetValue("Retry-After", out var value) == true && int.TryParse(value.ToString(), out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return TimeSpan.FromMilliseconds(context.Properties.TryGetValue(PollingInterval, out var given) && given is double interval ? interval : 30000);
    }

    [LoggerMessage(3008, LogLevel.Warning, "The 202 answer of {Uri} has no Location; it is taken as it is.")]
    private static partial void NoLocation(ILogger logger, Uri uri);
}
