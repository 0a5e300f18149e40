using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>The state during one operation.</summary>
internal sealed class StoredEntityState(string? data, DataConverter converter) : TaskEntityState
{
    public string? Data { get; private set; } = data;

    public override bool HasState => Data is not null;

    public override object? GetState(Type type) => converter.Deserialize(Data, type);

    public override void SetState(object? state) => Data = state is null ? null : converter.Serialize(state);
}
