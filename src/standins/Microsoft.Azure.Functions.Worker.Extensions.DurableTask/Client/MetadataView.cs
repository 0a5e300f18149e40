using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>Shows stored orchestrations as the client does: payloads only when asked for.</summary>
internal sealed class MetadataView(DurableEngine engine)
{
    public OrchestrationMetadata Of(InstanceRecord record, bool withPayloads) => new(record.Name, record.Id)
    {
        RuntimeStatus = record.Status,
        CreatedAt = record.CreatedAt,
        LastUpdatedAt = record.UpdatedAt,
        Tags = record.Tags ?? ImmutableDictionary<string, string>.Empty,
        DataConverter = withPayloads ? engine.Converter : null,
        SerializedInput = withPayloads ? record.Input : null,
        SerializedOutput = withPayloads ? record.Output : null,
        SerializedCustomStatus = withPayloads ? record.CustomStatus : null,
        FailureDetails = withPayloads ? record.Failure : null,
    };
}
