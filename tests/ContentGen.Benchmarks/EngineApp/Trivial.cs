using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>An orchestrator that ends at once, and the endpoint that starts it: what a start costs besides the app.</summary>
public static class Trivial
{
    [Function(nameof(Trivial))]
    public static string Run([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;

    [Function("StartTrivial")]
    public static async Task<HttpResponseData> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "trivial")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Trivial), cancellationToken);
        return await client.CreateCheckStatusResponseAsync(request, id, cancellationToken);
    }
}
