using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Benchmarks.Functions;

/// <summary>Ten activities at once, then all of their results.</summary>
public static class FanOut
{
    [Function(nameof(FanOut))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => context.CallActivityAsync<string>(nameof(HelloCities.SayHello), "Tokyo"));
        var greetings = await Task.WhenAll(calls);
        RunCounter.Count(context);
        return greetings.Length;
    }
}
