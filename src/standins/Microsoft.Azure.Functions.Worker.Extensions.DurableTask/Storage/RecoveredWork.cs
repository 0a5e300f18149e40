namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>What was accepted but not finished when the store was last closed, or when its process died.</summary>
/// <param name="Messages">In the order of their ids.</param>
internal sealed record RecoveredWork(IReadOnlyList<InboxMessage> Messages, IReadOnlyList<ActivityWorkItem> Activities);
