namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>Which call of which execution waits for a sub-orchestration.</summary>
internal sealed record ParentLink(string InstanceId, string ExecutionId, string Name, int TaskId);
