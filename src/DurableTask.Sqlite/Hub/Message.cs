namespace DurableTask.Sqlite.Hub;

/// <summary>A message to an instance, or an activity until its answer takes its place. It has one row until it is used up.</summary>
internal sealed class Message(long sequence, Instance? target, TaskMessage content, long due, int load)
{
    public enum Kind
    {
        Event = 0,
        Activity = 1,
    }

    public long Sequence => sequence;

    /// <summary>The instance that it is for; null while it is an activity.</summary>
    public Instance? Target { get; set; } = target;

    public TaskMessage Content { get; set; } = content;

    /// <summary>When it arrives, in ticks of UTC; 0 is at once.</summary>
    public long Due => due;

    /// <summary>Which loading of the memory it belongs to.</summary>
    public int Load => load;

    /// <summary>Whether the file has a row of it.</summary>
    public bool IsInFile { get; set; }

    /// <summary>The newest write of its row.</summary>
    public RowWrite? Write { get; set; }

    public bool IsGone { get; set; }

    /// <summary>How often the activity was given up.</summary>
    public int Failures { get; set; }

    public bool IsStart => Content.Event is ExecutionStartedEvent;

    /// <summary>A write of the row, which need not happen when the message is used up before the batch goes.</summary>
    public sealed record RowWrite(Batch Batch)
    {
        public bool IsCancelled { get; set; }
    }
}
