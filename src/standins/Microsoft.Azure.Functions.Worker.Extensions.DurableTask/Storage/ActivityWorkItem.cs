namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>
/// An activity that is to run. It is stored by the checkpoint that schedules it and deleted by the checkpoint that holds its result;
/// a crash between the two runs it again.
/// </summary>
internal sealed record ActivityWorkItem(
    long Id, string InstanceId, string ExecutionId, int TaskId, string Name, string? Input, string Version, string? TraceParent);
