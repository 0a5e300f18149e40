namespace DurableTask.Sqlite.Hub;

/// <summary>Where a message goes. All of it under the gate.</summary>
internal sealed partial class TaskHub
{
    /// <summary>How long events wait for the start of their instance.</summary>
    private static readonly TimeSpan AwaitingTime = TimeSpan.FromHours(1);

    private Instance? Find(string id)
    {
        if (_live.TryGetValue(id, out var instance))
        {
            return instance.IsDeleted ? null : instance;
        }

        if (_reader.Find(id) is not { } known)
        {
            return null;
        }

        return Wake(known);
    }

    private Instance Wake(HubReader.Known known) => _live[known.Id] = new Instance(known.Key, known.Id)
    {
        ExecutionId = known.State?.OrchestrationInstance.ExecutionId,
        Generation = known.State?.Generation,
        CustomStatus = known.State?.Status,
        IsAwaited = known.State is null,
        Status = (OrchestrationStatus)Math.Max(known.Status, 0),
    };

    private void Route(TaskMessage content)
    {
        var id = content.OrchestrationInstance.InstanceId;
        var instance = Find(id);
        if (content.Event is ExecutionStartedEvent started)
        {
            if (instance is null or { IsAwaited: true } or { IsEnded: true })
            {
                Start(instance, content, started);
            }
            else
            {
                AnswerParent(started, $"An instance with the id '{id}' already exists and runs.");
            }
        }
        else if (instance is null)
        {
            if (content.Event is EventRaisedEvent)
            {
                Deliver(Await(id), content);
            }
        }
        else if (!IsWanted(instance, content))
        {
            Settle(instance);
        }
        else if (content.Event is ExecutionTerminatedEvent terminated && IsUntouched(instance))
        {
            TerminateBeforeStart(instance, terminated);
        }
        else
        {
            if (instance.IsEnded)
            {
                // Only a rewind comes here; the run is running again as soon as that is acknowledged.
                instance.Status = OrchestrationStatus.Running;
                Write(instance, writer => writer.Reopen(instance.Key));
            }

            Deliver(instance, content);
        }
    }

    // Answers to an earlier execution, and whatever comes after the end, concern nobody; only a rewind wakes what has failed.
    private static bool IsWanted(Instance instance, TaskMessage content)
    {
        var execution = content.OrchestrationInstance.ExecutionId;
        if (!string.IsNullOrEmpty(execution) && instance.ExecutionId is not null && execution != instance.ExecutionId)
        {
            return false;
        }

        // Events may come before the start; what steers a run is for one that is there.
        if (instance.IsAwaited)
        {
            return content.Event is EventRaisedEvent;
        }

        return content.Event is ExecutionRewoundEvent
            ? !instance.IsEnded || instance.Status == OrchestrationStatus.Failed
            : !instance.IsEnded;
    }

    private static bool IsUntouched(Instance instance) =>
        !instance.IsAwaited && instance.Status == OrchestrationStatus.Pending && !instance.IsLocked;

    // A child that cannot run to its end must be answered for, or its parent waits for ever.
    private void AnswerParent(ExecutionStartedEvent started, string reason)
    {
        if (started.ParentInstance is { } parent && started.Tags?.ContainsKey(OrchestrationTags.FireAndForget) != true)
        {
            var failure = new FailureDetails("DurableTask.Core.Exceptions.SubOrchestrationFailedException", reason, null, null, false);
            Route(new TaskMessage
            {
                OrchestrationInstance = parent.OrchestrationInstance,
                Event = new SubOrchestrationInstanceFailedEvent(-1, parent.TaskScheduleId, reason, null, failure),
            });
        }
    }

    /// <summary>Begins an execution, in the place of an earlier one where there is one.</summary>
    private void Start(Instance? existing, TaskMessage content, ExecutionStartedEvent started)
    {
        var id = content.OrchestrationInstance.InstanceId;
        var generation = existing?.Generation is { } earlier ? earlier + 1 : 0;
        if (existing is { IsAwaited: false })
        {
            Remove(existing);
            existing = null;
        }

        var instance = existing ?? (_live[id] = new Instance(++_lastKey, id));
        started.Generation ??= generation;
        instance.Generation = started.Generation;
        instance.IsAwaited = false;
        instance.Status = OrchestrationStatus.Pending;
        instance.CustomStatus = null;
        instance.ExecutionId = started.OrchestrationInstance?.ExecutionId ?? content.OrchestrationInstance.ExecutionId;
        var state = StateOf(instance, started);
        var row = Records.Write(state);
        Write(instance, writer => writer.PutInstance(instance.Key, id, state, row));
        Deliver(instance, content);
    }

    private static OrchestrationState StateOf(Instance instance, ExecutionStartedEvent started) => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instance.Id, ExecutionId = instance.ExecutionId },
        ParentInstance = started.ParentInstance,
        Name = started.Name,
        Version = started.Version,
        Tags = started.Tags,
        Input = started.Input,
        OrchestrationStatus = OrchestrationStatus.Pending,
        CreatedTime = started.Timestamp,
        LastUpdatedTime = started.Timestamp,
        ScheduledStartTime = started.ScheduledStartTime,
        Generation = started.Generation,
    };

    private Instance Await(string id)
    {
        var instance = _live[id] = new Instance(++_lastKey, id) { IsAwaited = true };
        var now = Now;
        Write(instance, writer => writer.InsertAwaited(instance.Key, id, now));
        LimitAwaiting(instance);
        return instance;
    }

    // Events to an id that never starts are not kept for ever.
    private void LimitAwaiting(Instance instance)
    {
        if (instance is { IsAwaited: true, IsEntity: false })
        {
            _alarm.Add(instance, (Now + AwaitingTime).Ticks);
        }
    }

    // The start has not been taken yet: the run ends without a turn, also when it is scheduled for later.
    private void TerminateBeforeStart(Instance instance, ExecutionTerminatedEvent terminated)
    {
        var started = (ExecutionStartedEvent)instance.Start!.Content.Event;
        var completed = new ExecutionCompletedEvent(-1, terminated.Input, OrchestrationStatus.Terminated);
        var state = StateOf(instance, started);
        state.OrchestrationStatus = OrchestrationStatus.Terminated;
        state.Output = terminated.Input;
        state.LastUpdatedTime = state.CompletedTime = Now;
        var (row, events) = (Records.Write(state), Records.Write<HistoryEvent[]>([started, terminated, completed]));
        Write(instance, writer =>
        {
            writer.UpdateInstance(instance.Key, state, row);
            writer.InsertTurn(instance.Key, 0, events);
        });
        End(instance, state);
        AnswerParent(started, terminated.Input ?? "");
    }

    private void End(Instance instance, OrchestrationState state)
    {
        instance.Status = state.OrchestrationStatus;
        DeleteAll(instance);
        _journal.Open.Afterwards.Add(() => _waiters.Ended(state));
    }

    private void Deliver(Instance instance, TaskMessage content)
    {
        var message = new Message(++_lastSequence, instance, content, DueTime(content), _load);
        Save(message, instance, Message.Kind.Event, Records.Write(content));
        Arrive(instance, message, afterCommit: instance.IsEntity);
    }

    private long DueTime(TaskMessage content)
    {
        var due = content.Event switch
        {
            TimerFiredEvent fired => fired.FireAt,
            ExecutionStartedEvent { ScheduledStartTime: { } start } => start,
            _ when Core.Common.Entities.IsDelayedEntityMessage(content, out var signal) => signal,
            _ => default,
        };
        var ticks = StateQuery.Ticks(due, 0);
        return ticks > Now.Ticks ? ticks : 0;
    }

    private void Arrive(Instance instance, Message message, bool afterCommit)
    {
        if (message.Due > Now.Ticks)
        {
            instance.Later.Add(message);
            _alarm.Add(message, message.Due);
        }
        else if (afterCommit)
        {
            instance.Later.Add(message);
            _journal.Open.Afterwards.Add(() =>
            {
                if (instance.Later.Remove(message))
                {
                    instance.Inbox.Add(message);
                    Enqueue(instance);
                }
            });
        }
        else
        {
            instance.Inbox.Add(message);
            Enqueue(instance);
        }
    }

    /// <summary>Takes an instance out of memory and file with all that is to do for it; its activities end for nobody.</summary>
    private void Remove(Instance instance)
    {
        instance.IsDeleted = true;
        DeleteAll(instance);
        DropHistory(instance);
        Write(instance, writer => writer.DeleteInstance(instance.Key));
        _journal.Open.Afterwards.Add(() => _waiters.Gone(instance.Id, instance.ExecutionId));
    }

    private void DeleteAll(Instance instance)
    {
        foreach (var message in instance.Inbox.Concat(instance.Later))
        {
            Delete(message);
        }

        instance.Inbox.Clear();
        instance.Later.Clear();
    }

    private void Save(Message message, Instance instance, Message.Kind kind, byte[] body)
    {
        var write = new Message.RowWrite(_journal.Open);
        message.IsInFile |= message.Write is not null;
        message.Write = write;
        Write(instance, writer =>
        {
            if (!write.IsCancelled)
            {
                writer.PutWork(message.Sequence, instance.Key, (int)kind, message.Due, body);
            }
        });
    }

    private void Delete(Message message)
    {
        message.IsGone = true;
        if (message.Target?.Later.Contains(message) == true && message.Due > 0)
        {
            _alarm.Unwant();
        }

        var batch = _journal.Open;
        var isHere = message.Write?.Batch == batch;
        if (isHere)
        {
            message.Write!.IsCancelled = true;
        }

        if (message.IsInFile || (message.Write is not null && !isHere))
        {
            batch.Writes.Add(writer => writer.DeleteWork(message.Sequence));
        }
    }

    private void Write(Instance instance, Action<HubWriter> write)
    {
        var batch = _journal.Open;
        batch.Writes.Add(write);
        if (instance.Writing != batch)
        {
            instance.Writing = batch;
            batch.Afterwards.Add(() =>
            {
                if (instance.Writing == batch)
                {
                    instance.Writing = null;
                    Settle(instance);
                }
            });
        }
    }
}
