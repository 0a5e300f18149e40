using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Learning;

/// <summary>The durable entity that holds what the runs learned. There is one; a run tells it how its steps fared when it ends.</summary>
public sealed class StatisticsEntity(TimeProvider timeProvider) : TaskEntity<StatisticsState>
{
    public const string EntityName = "Statistics";

    public static EntityInstanceId Id { get; } = new(EntityName, "steps");

    /// <summary>Tells without waiting.</summary>
    public static Task TellAsync(TaskOrchestrationContext context, IReadOnlyList<StepObservation> observations) => observations.Count == 0
        ? Task.CompletedTask
        : context.Entities.SignalEntityAsync(Id, nameof(Observe), observations);

    [Function(EntityName)]
    public Task DispatchAsync([EntityTrigger(EntityName = EntityName)] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);

    public void Observe(IReadOnlyList<StepObservation> observations)
    {
        var now = timeProvider.GetUtcNow();
        foreach (var observation in observations)
        {
            State.Steps[observation.Step] = State.Steps.GetValueOrDefault(observation.Step, StepStatistics.None).Observe(observation, now);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset() => State = new();

    protected override StatisticsState InitializeState(TaskEntityOperation entityOperation) => new();
}
