using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>
/// Operations that one execution of the entity function performs. Each succeeds or fails on its own: a failed one leaves the state as
/// it was and sends nothing.
/// </summary>
internal sealed class EntityBatch(DurableEngine engine, EntityRecord record, IReadOnlyList<EntityOperationRequest> requests)
{
    private readonly EntityInstanceId _id = EntityInstanceId.FromString(record.Id);
    private int _performed;

    /// <summary>The state after the batch.</summary>
    public string? State { get; private set; } = record.State;

    public List<InboxMessage> Sent { get; } = [];

    public List<(ReplyAddress Address, HistoryEvent Result)> Replies { get; } = [];

    public async Task RunAsync()
    {
        try
        {
            await engine.Functions.RunEntityAsync(_id, PerformAsync, engine.Stopping).ConfigureAwait(false);
            FailRest(NotInvoked(new InvalidOperationException($"The entity function of '{record.Id}' ended without dispatching its operations.")));
        }
        catch (MissingFunctionException error)
        {
            FailRest(new TaskFailureDetails("EntityFunctionNotFound", error.Message, null, null, null));
        }
        catch (Exception error)
        {
            engine.Stopping.ThrowIfCancellationRequested();
            FailRest(NotInvoked(error));
        }
    }

    private async Task PerformAsync(ITaskEntity entity)
    {
        while (_performed < requests.Count) await PerformAsync(entity, requests[_performed++]);
    }

    private async Task PerformAsync(ITaskEntity entity, EntityOperationRequest request)
    {
        var context = new StoredEntityContext(_id, engine);
        var operation = new StoredEntityOperation(request, context, new StoredEntityState(State, engine.Converter), engine.Converter);
        try
        {
            var result = engine.Converter.Serialize(await entity.RunAsync(operation));
            State = operation.Stored.Data;
            Sent.AddRange(context.Sent);
            Reply(request, taskId => new EntityCallCompleted(taskId, result) { At = engine.Now });
        }
        catch (Exception error)
        {
            Fail(request, FailureText.Describe(error));
        }
    }

    /// <summary>The function itself failed, rather than an operation.</summary>
    private TaskFailureDetails NotInvoked(Exception error) => new(
        "FunctionInvocationFailed", $"Invocation of function '{_id.Name}' failed with an exception.", null, FailureText.Describe(error), null);

    private void FailRest(TaskFailureDetails failure)
    {
        while (_performed < requests.Count) Fail(requests[_performed++], failure);
    }

    private void Fail(EntityOperationRequest request, TaskFailureDetails failure)
    {
        EngineLog.OperationFailed(engine.Logger, record.Id, request.Operation, failure.ErrorMessage);
        Reply(request, taskId => new EntityCallFailed(taskId, failure) { At = engine.Now });
    }

    private void Reply(EntityOperationRequest request, Func<int, HistoryEvent> result)
    {
        if (request.Reply is { } address) Replies.Add((address, result(address.TaskId)));
    }
}
