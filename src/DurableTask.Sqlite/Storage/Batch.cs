namespace DurableTask.Sqlite.Storage;

/// <summary>What is committed together.</summary>
internal sealed class Batch
{
    public Batch() => _ = Committed.Task.ContinueWith(
        failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    public List<Action<HubWriter>> Writes { get; } = [];

    /// <summary>What leaves memory once this is on the disk: activities, messages to entities, the ends of runs.</summary>
    public List<Action> Afterwards { get; } = [];

    /// <summary>Ends when this is on the disk; fails when it is not.</summary>
    public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEmpty => Writes.Count == 0 && Afterwards.Count == 0;
}
