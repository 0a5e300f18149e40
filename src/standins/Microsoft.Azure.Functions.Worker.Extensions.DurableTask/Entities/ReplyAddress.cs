namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>Which call of which execution waits for an entity.</summary>
internal sealed record ReplyAddress(string InstanceId, string ExecutionId, int TaskId);
