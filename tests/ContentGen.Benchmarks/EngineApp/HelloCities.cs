using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>The field's common yardstick: five activities that do nothing, one after the other.</summary>
public static class HelloCities
{
    private static readonly string[] Cities = ["Tokyo", "Seattle", "London", "Amsterdam", "Berlin"];

    [Function(nameof(HelloCities))]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var greeting = "";
        foreach (var city in Cities)
        {
            greeting = await context.CallActivityAsync<string>(nameof(SayHello), city);
        }

        RunCounter.Count(context.InstanceId, context.IsReplaying);
        return greeting;
    }

    [Function(nameof(SayHello))]
    public static string SayHello([ActivityTrigger] string city) => $"Hello {city}!";
}
