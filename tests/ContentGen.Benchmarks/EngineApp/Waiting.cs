using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>Two steps, then a wait for an event that does not come: a run that stays in memory.</summary>
public static class Waiting
{
    [Function(nameof(Waiting))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(HelloCities.SayHello), "Tokyo");
        await context.CallActivityAsync<string>(nameof(HelloCities.SayHello), "Seattle");
        RunCounter.Count(context.InstanceId, context.IsReplaying);
        await context.WaitForExternalEvent<string>("Go");
    }
}
