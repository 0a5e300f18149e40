using System.Threading.Channels;

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

    /// <summary>Makes the effects of a turn the truth: its events, its messages, and that the messages it took are used up.</summary>
    public void Complete(
        Turn turn,
        OrchestrationRuntimeState runtime,
        IList<TaskMessage> outbound,
        IList<TaskMessage> messages,
        IList<TaskMessage> timers,
        OrchestrationState? state)
    {
        var instance = turn.Instance;
        var isRenewed = state is not null && state.OrchestrationInstance.ExecutionId != instance.ExecutionId;
        var events = isRenewed ? runtime.Events : runtime.NewEvents;
        var (row, record) = state is null ? default : (Row(instance, state, isRenewed), Records.Write(events));
        Change(() =>
        {
            if (IsStale(turn))
            {
                return;
            }

            instance.Failures = 0;
            foreach (var message in turn.Messages)
            {
                Delete(message);
            }

            instance.Inbox.RemoveAll(message => message.IsGone);
            if (state is not null)
            {
                Keep(instance, state, isRenewed, events, row, record!);
                Send(instance, outbound, messages, timers);
                Finish(instance, state);
            }

            _journal.Wake();
        });
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

    private static async ValueTask<T?> Next<T>(Channel<T> ready, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await ready.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return null;
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

    // Null when the turn changes nothing of it.
    private static byte[]? Row(Instance instance, OrchestrationState state, bool isRenewed)
    {
        state.Generation = instance.Generation;
        return isRenewed || TerminalStatus.Contains(state.OrchestrationStatus) || state.Status != instance.CustomStatus
            ? Records.Write(state)
            : null;
    }

    private void Keep(
        Instance instance, OrchestrationState state, bool isRenewed, IList<HistoryEvent> events, byte[]? row, byte[] record)
    {
        if (isRenewed)
        {
            Write(instance, writer =>
            {
                writer.PutInstance(instance.Key, instance.Id, state, row!);
                writer.DeleteHistory(instance.Key);
                writer.InsertTurn(instance.Key, 0, record);
            });
            KeepHistory(instance, [.. events], 1, record.Length + (state.Input?.Length ?? 0));
            var (earlier, next) = (instance.ExecutionId, state.OrchestrationInstance.ExecutionId);
            _journal.Open.Afterwards.Add(() => _waiters.Continued(instance.Id, earlier, next));
            instance.ExecutionId = next;
            DeleteTimers(instance);
        }
        else
        {
            var turn = instance.NextTurn++;
            Write(instance, writer =>
            {
                writer.UpdateInstance(instance.Key, state, row);
                writer.InsertTurn(instance.Key, turn, record);
            });
            instance.History!.AddRange(events);
            instance.HistorySize += record.Length;
            _cachedBytes += record.Length;
        }

        instance.IsAwaited = false;
        instance.Status = state.OrchestrationStatus;
        instance.CustomStatus = state.Status;
    }

    // The timers of the execution before a continue-as-new.
    private void DeleteTimers(Instance instance)
    {
        foreach (var timer in instance.Later.Where(message => message.Content.Event is TimerFiredEvent))
        {
            Delete(timer);
        }

        instance.Later.RemoveWhere(message => message.IsGone);
    }

    private void Send(Instance instance, IList<TaskMessage> outbound, IList<TaskMessage> messages, IList<TaskMessage> timers)
    {
        foreach (var activity in outbound)
        {
            Schedule(instance, activity);
        }

        foreach (var timer in timers.Where(timer => timer.OrchestrationInstance.ExecutionId == instance.ExecutionId))
        {
            Deliver(instance, timer);
        }

        foreach (var message in messages)
        {
            Route(message);
        }
    }

    private void Finish(Instance instance, OrchestrationState state)
    {
        if (instance.IsEnded)
        {
            End(instance, state);
        }
        else if (instance.IsEntity && state.Input is null && instance.Inbox.Count == 0 && instance.Later.Count == 0)
        {
            // A turn without a state deletes the entity, unless there is something to do for it meanwhile.
            Remove(instance);
        }
    }

    // A change that stops half-way would leave memory and log apart; failing the commit brings both back to what the file has.
    private void Change(Action change)
    {
        lock (_gate)
        {
            try
            {
                change();
            }
            catch (Exception e) when (_halted is null && (e is SqliteFileException or SqliteException or JsonException))
            {
                _journal.Open.Writes.Add(_ => throw e);
                _journal.Wake();
                throw;
            }
        }
    }
}
