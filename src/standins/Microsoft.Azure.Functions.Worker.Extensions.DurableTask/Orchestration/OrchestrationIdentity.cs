using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Which execution of which orchestration the code runs for.</summary>
internal sealed record OrchestrationIdentity(
    string InstanceId, string ExecutionId, string Name, string Version, string? Input, ParentLink? Parent, string DefaultVersion)
{
    /// <summary>Settings of the host that orchestrator code can see.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>W3C <c>traceparent</c> of who started it; null when nobody traced the start.</summary>
    public string? TraceParent { get; init; }
}
