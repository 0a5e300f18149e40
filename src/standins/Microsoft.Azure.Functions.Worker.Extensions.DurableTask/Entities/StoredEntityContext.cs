using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>What an operation sends; it leaves with the checkpoint that holds the operation's effect, or not at all.</summary>
internal sealed class StoredEntityContext(EntityInstanceId id, DurableEngine engine) : TaskEntityContext
{
    public List<InboxMessage> Sent { get; } = [];

    public override EntityInstanceId Id => id;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
        => Sent.Add(new InboxMessage
        {
            Id = engine.Store.NextId(),
            Target = id.ToString(),
            DueAt = options?.SignalTime?.UtcDateTime,
            Entity = new EntityOperationRequest(Id.ToString(), operationName, engine.Converter.Serialize(input), null),
        });

    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        InstanceIds.RefuseEntity(instanceId);
        var start = NewStart.Create(engine, name, engine.Converter.Serialize(input), options);
        Sent.Add(NewStart.Message(engine, instanceId, start));
        return instanceId;
    }
}
