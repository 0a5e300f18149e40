using System.Net;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>Orchestrator code of an HTTP call: the call itself, then the answers behind a Location, with durable pauses.</summary>
internal static class DurableHttpCall
{
    /// <summary>The name of the activity that the engine itself supplies.</summary>
    public const string ActivityName = "BuiltIn::HttpActivity";

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(30);

    public static async Task<DurableHttpResponse> RunAsync(TaskOrchestrationContext context, DurableHttpRequest request)
    {
        var response = await CallAsync(context, DurableHttpMessage.From(request));
        while (request.AsynchronousPatternEnabled
            && response.StatusCode == HttpStatusCode.Accepted
            && Location(request.Uri, response) is { } location)
        {
            await context.CreateTimer(Pause(response), CancellationToken.None);
            response = await CallAsync(context, DurableHttpMessage.From(request) with { Method = "GET", Uri = location, Content = null });
        }

        return response;
    }

    private static async Task<DurableHttpResponse> CallAsync(TaskOrchestrationContext context, DurableHttpMessage message)
        => (await context.CallActivityAsync<DurableHttpAnswer>(ActivityName, message)).ToResponse();

    private static Uri? Location(Uri request, DurableHttpResponse response)
        => response.Headers?.TryGetValue("Location", out var value) == true && Uri.TryCreate(request, value.ToString(), out var location)
            ? location
            : null;

    private static TimeSpan Pause(DurableHttpResponse response)
        => response.Headers?.TryGetValue("Retry-After", out var value) == true && int.TryParse(value.ToString(), out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : DefaultPause;
}
