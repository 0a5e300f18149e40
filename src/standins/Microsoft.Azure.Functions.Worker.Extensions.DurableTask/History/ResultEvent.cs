namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>The end of something that was scheduled under the same number.</summary>
internal abstract record ResultEvent(int TaskId) : HistoryEvent;
