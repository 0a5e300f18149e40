using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Benchmarks.Functions;

/// <summary>An entity that adds up.</summary>
public static class Tally
{
    [Function(nameof(Tally))]
    public static Task RunAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(operation =>
    {
        var sum = operation.State.GetState(0) + operation.GetInput<int>();
        operation.State.SetState(sum);
        SignalCounter.Count();
        return default;
    });
}
