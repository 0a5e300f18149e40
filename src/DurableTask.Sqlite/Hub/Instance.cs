namespace DurableTask.Sqlite.Hub;

/// <summary>An orchestration or entity with something to do, or one that was used lately. Guarded by the hub's gate.</summary>
internal sealed class Instance(long key, string id)
{
    public long Key => key;

    public string Id => id;

    public bool IsEntity { get; } = Core.Common.Entities.IsEntityInstance(id);

    public string? ExecutionId { get; set; }

    public int? Generation { get; set; }

    /// <summary>Whether messages are here that came before the start; there is no execution yet.</summary>
    public bool IsAwaited { get; set; }

    public OrchestrationStatus Status { get; set; }

    /// <summary>The custom status that the file has, or will have.</summary>
    public string? CustomStatus { get; set; }

    public bool IsEnded => !IsAwaited && TerminalStatus.Contains(Status);

    /// <summary>Whether it was purged or replaced; a turn that still runs counts for nothing then.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>What the next turn takes, in the order of arrival.</summary>
    public List<Message> Inbox { get; } = [];

    /// <summary>What arrives later: timers, delayed signals, a scheduled start, and what waits for its commit.</summary>
    public HashSet<Message> Later { get; } = [];

    /// <summary>Whether a turn runs.</summary>
    public bool IsLocked { get; set; }

    public bool IsQueued { get; set; }

    /// <summary>How many turns in a row were given up.</summary>
    public int Failures { get; set; }

    /// <summary>Before this time no turn is tried again.</summary>
    public DateTime NotBefore { get; set; }

    /// <summary>The events of all turns; null where they are only in the file.</summary>
    public List<HistoryEvent>? History { get; set; }

    /// <summary>Bytes of the history in the file.</summary>
    public long HistorySize { get; set; }

    public int NextTurn { get; set; }

    /// <summary>The newest batch that writes something of this instance, until it is committed.</summary>
    public Batch? Writing { get; set; }

    /// <summary>Its place in the line of those that can leave memory.</summary>
    public LinkedListNode<Instance>? Idle { get; set; }

    /// <summary>Whether it has something to do or to write now; its history must stay in memory then.</summary>
    public bool IsBusy => IsLocked || IsQueued || Writing is not null || Inbox.Count > 0;

    public Message? Start => Inbox.Find(message => message.IsStart) ?? Later.FirstOrDefault(message => message.IsStart);
}
