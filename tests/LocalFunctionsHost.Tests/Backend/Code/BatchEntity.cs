using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;
using Newtonsoft.Json;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>An entity whose operations are done one by one; one that fails leaves state and messages as they were before it.</summary>
/// <typeparam name="TState">Null is an entity that does not exist.</typeparam>
public abstract class BatchEntity<TState> : TaskEntity
    where TState : class
{
    protected TState? State { get; set; }

    protected List<OperationAction> Actions { get; } = [];

    protected EntityId Id { get; private set; }

    public override Task<EntityBatchResult> ExecuteOperationBatchAsync(EntityBatchRequest operations)
    {
        Id = EntityId.FromString(operations.InstanceId!);
        var state = operations.EntityState;
        var results = operations.Operations!.Select(operation => Perform(operation, ref state)).ToList();
        return Task.FromResult(new EntityBatchResult { Results = results, Actions = Actions, EntityState = state });
    }

    /// <returns>What the caller gets.</returns>
    protected abstract object? Perform(string operation, string? input);

    protected static T Read<T>(string? input) => JsonConvert.DeserializeObject<T>(input ?? "null")!;

    private OperationResult Perform(OperationRequest request, ref string? state)
    {
        var actions = Actions.Count;
        State = Read<TState?>(state);
        try
        {
            var result = JsonConvert.SerializeObject(Perform(request.Operation!, request.Input));
            state = State is null ? null : JsonConvert.SerializeObject(State);
            return new OperationResult { Result = result };
        }
        catch (Exception failure)
        {
            Actions.RemoveRange(actions, Actions.Count - actions);
            return new OperationResult { FailureDetails = new FailureDetails(failure) };
        }
    }
}
