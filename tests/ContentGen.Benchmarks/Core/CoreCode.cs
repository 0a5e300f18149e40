using ContentGen.Benchmarks.EngineApp;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;

namespace ContentGen.Benchmarks.Core;

/// <summary>The field's common yardstick: five activities that do nothing, one after the other.</summary>
internal sealed class HelloCities : TaskOrchestration<string, string>
{
    private static readonly string[] Cities = ["Tokyo", "Seattle", "London", "Amsterdam", "Berlin"];

    public override async Task<string> RunTask(OrchestrationContext context, string input)
    {
        var greeting = "";
        foreach (var city in Cities)
        {
            greeting = await context.ScheduleTask<string>(typeof(SayHello), city);
        }

        RunCounter.Count(context.OrchestrationInstance.InstanceId, context.IsReplaying);
        return greeting;
    }
}

/// <summary>Ten activities at once, then all of their results.</summary>
internal sealed class FanOut : TaskOrchestration<int, string>
{
    public override async Task<int> RunTask(OrchestrationContext context, string input)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => context.ScheduleTask<string>(typeof(SayHello), "Tokyo"));
        var greetings = await Task.WhenAll(calls);
        RunCounter.Count(context.OrchestrationInstance.InstanceId, context.IsReplaying);
        return greetings.Length;
    }
}

/// <summary>Fifty activities, one after the other. Its activity notes when it runs; the time between two notes is one hop.</summary>
internal sealed class Sequence : TaskOrchestration<int, string>
{
    public const int Steps = EngineApp.Sequence.Steps;

    public override async Task<int> RunTask(OrchestrationContext context, string input)
    {
        for (var step = 0; step < Steps; step++)
        {
            await context.ScheduleTask<int>(typeof(Note), step);
        }

        return Steps;
    }
}

internal sealed class SayHello : TaskActivity<string, string>
{
    protected override string Execute(TaskContext context, string input) => $"Hello {input}!";
}

internal sealed class Note : TaskActivity<int, int>
{
    protected override int Execute(TaskContext context, int input)
    {
        HopClock.Note();
        return input;
    }
}

/// <summary>An entity that adds up how many operations it got.</summary>
internal sealed class Tally : TaskEntity
{
    public const string Name = "tally";

    public override Task<EntityBatchResult> ExecuteOperationBatchAsync(EntityBatchRequest operations)
    {
        var count = operations.Operations!.Count;
        var sum = count + (operations.EntityState is { } state ? int.Parse(state, System.Globalization.CultureInfo.InvariantCulture) : 0);
        SignalCounter.Count(count);
        return Task.FromResult(new EntityBatchResult
        {
            Results = [.. Enumerable.Repeat(new OperationResult { Result = "null" }, count)],
            Actions = [],
            EntityState = sum.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }
}
