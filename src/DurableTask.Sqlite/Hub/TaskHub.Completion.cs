namespace DurableTask.Sqlite.Hub;

/// <summary>What comes of a turn.</summary>
internal sealed partial class TaskHub
{
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

    private void End(Instance instance, OrchestrationState state)
    {
        instance.Status = state.OrchestrationStatus;
        DeleteAll(instance);
        _journal.Open.Afterwards.Add(() => _waiters.Ended(state));
    }
}
