namespace DurableTask.Sqlite.Hub;

/// <summary>The turns of orchestrations and entities.</summary>
internal sealed partial class TaskHub
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<Instance> _orchestrations = Channel.CreateUnbounded<Instance>();
    private readonly Channel<Instance> _entities = Channel.CreateUnbounded<Instance>();

    /// <summary>The next turn; null when the dispatcher stops or the hub is closed.</summary>
    /// <param name="ofEntities">Whether the dispatcher of entities asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Turn?> NextTurn(bool ofEntities, CancellationToken cancellation)
    {
        var ready = ofEntities ? _entities : _orchestrations;
        while (true)
        {
            if (await Next(ready, cancellation).ConfigureAwait(false) is not { } instance)
            {
                return null;
            }

            if (BeginTurn(instance, ofEntities) is { } turn)
            {
                LoadHistory(turn);
                return turn;
            }
        }
    }

    /// <summary>Gives a turn up: the same messages come again after a pause.</summary>
    public void Abandon(Turn turn)
    {
        lock (_gate)
        {
            if (!IsStale(turn))
            {
                turn.Instance.NotBefore = Now + Pause(++turn.Instance.Failures);
            }
        }
    }

    public void Release(Turn turn)
    {
        lock (_gate)
        {
            // Also of an instance that is deleted: it leaves memory now, or once the file has it.
            if (turn.Epoch == _epoch)
            {
                turn.Instance.IsLocked = false;
                Enqueue(turn.Instance);
                Settle(turn.Instance);
            }
        }
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 20) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    private bool IsForEntities(Instance instance) => instance.IsEntity && _settings.UseSeparateQueueForEntityWorkItems;

    private bool IsStale(Turn turn) => turn.Epoch != _epoch || turn.Instance.IsDeleted;

    private void Enqueue(Instance instance)
    {
        if (instance.IsQueued || instance.IsLocked || !IsReady(instance))
        {
            return;
        }

        if (instance.NotBefore > Now)
        {
            _alarm.Add(instance, instance.NotBefore.Ticks);
            return;
        }

        instance.IsQueued = true;
        (IsForEntities(instance) ? _entities : _orchestrations).Writer.TryWrite(instance);
    }

    private static bool IsReady(Instance instance) => instance.Inbox.Count > 0 && !instance.IsDeleted && instance switch
    {
        { IsAwaited: true } => instance.IsEntity,
        { Status: OrchestrationStatus.Pending } => instance.Inbox.Exists(message => message.IsStart),
        _ => true,
    };

    private Turn? BeginTurn(Instance instance, bool ofEntities)
    {
        lock (_gate)
        {
            if (!_live.TryGetValue(instance.Id, out var current) || current != instance)
            {
                return null;
            }

            instance.IsQueued = false;
            if (instance.IsLocked || !IsReady(instance))
            {
                Settle(instance);
                return null;
            }

            if (IsForEntities(instance) != ofEntities)
            {
                Enqueue(instance);
                return null;
            }

            instance.IsLocked = true;
            // A rewind must be alone. A start goes first, also before what came earlier.
            Message[] messages = instance.Inbox.Find(static message => message.Content.Event is ExecutionRewoundEvent) is { } rewind
                ? [rewind]
                : instance.Status != OrchestrationStatus.Pending ? [.. instance.Inbox]
                : [.. instance.Inbox.OrderBy(static message => !message.IsStart)];
            return new Turn(this, instance, messages, _epoch)
            {
                InstanceId = instance.Id,
                LockedUntilUtc = DateTime.MaxValue,
                NewMessages = Array.ConvertAll(messages, static message => message.Content).ToList(),
            };
        }
    }

    // Outside of the gate: while the turn runs nobody else changes the history.
    private void LoadHistory(Turn turn)
    {
        var instance = turn.Instance;
        if (instance.History is null)
        {
            try
            {
                var isNew = instance.IsAwaited || instance.Status == OrchestrationStatus.Pending;
                var (events, nextTurn, size) = isNew ? ([], 0, 0) : _reader.History(instance.Key);
                lock (_gate)
                {
                    if (!IsStale(turn))
                    {
                        KeepHistory(instance, events, nextTurn, size);
                    }
                }

                turn.OrchestrationRuntimeState = new OrchestrationRuntimeState(events);
            }
            catch (Exception)
            {
                Abandon(turn);
                Release(turn);
                throw;
            }
        }
        else
        {
            turn.OrchestrationRuntimeState = new OrchestrationRuntimeState(instance.History);
        }

        if (instance.IsEntity && turn.OrchestrationRuntimeState.ExecutionStartedEvent is null)
        {
            Core.Common.Entities.AutoStart(instance.Id, turn.NewMessages);
        }
    }
}
