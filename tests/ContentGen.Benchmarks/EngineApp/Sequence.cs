using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>Fifty activities, one after the other. Its activity notes when it runs; the time between two notes is one hop.</summary>
public static class Sequence
{
    public const int Steps = 50;

    [Function(nameof(Sequence))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        for (var step = 0; step < Steps; step++)
        {
            await context.CallActivityAsync<int>(nameof(Note), step);
        }

        RunCounter.Count(context.InstanceId, context.IsReplaying);
    }

    [Function(nameof(Note))]
    public static int Note([ActivityTrigger] int step)
    {
        HopClock.Note();
        return step;
    }
}
