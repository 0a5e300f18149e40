using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>An operation as entity code sees it.</summary>
internal sealed class StoredEntityOperation(
    EntityOperationRequest request, TaskEntityContext context, StoredEntityState state, DataConverter converter) : TaskEntityOperation
{
    public StoredEntityState Stored { get; } = state;

    public override string Name => request.Operation;

    public override TaskEntityContext Context { get; } = context;

    public override TaskEntityState State => Stored;

    public override bool HasInput => request.Input is not null;

    public override object? GetInput(Type inputType) => converter.Deserialize(request.Input, inputType);
}
