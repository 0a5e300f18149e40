using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durable.Management;

/// <summary>Functions that the tests of the management API start and steer.</summary>
public static class ManagedFunctions
{
    [Function("ManagedWait")]
    public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("Go");

    [Function("ManagedAny")]
    public static async Task<string> Any([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.WaitForExternalEvent<object>("Go");
        return "seen";
    }

    [Function("ManagedBusy")]
    public static Task Busy([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("ManagedSlow");

    [Function("ManagedBroken")]
    public static Task Broken([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("ManagedFail", "it");

    [Function("ManagedParent")]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync("ManagedBroken");
            return "no exception";
        }
        catch (TaskFailedException failed)
        {
            return failed.FailureDetails.ErrorType;
        }
    }

    [Function("ManagedFail")]
    public static void Fail([ActivityTrigger] string what) => throw new InvalidOperationException($"cannot do {what}");

    [Function("ManagedSlow")]
    public static Task Slow([ActivityTrigger] string? input, FunctionContext context) => Task.Delay(Timeout.Infinite, context.CancellationToken);

    [Function("ManagedCounter")]
    public static Task Counter([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<CountedState>();

    [Function("ManagedStart")]
    public static async Task<HttpResponseData> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "managed/{id}")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync("ManagedWait", new StartOrchestrationOptions(id));
        return await client.CreateCheckStatusResponseAsync(request, id, CancellationToken.None);
    }

    /// <summary>The state of the counter, whose methods are its operations.</summary>
    public sealed class CountedState
    {
        public int Total { get; set; }

        public void Add(int amount) => Total += amount;
    }
}
