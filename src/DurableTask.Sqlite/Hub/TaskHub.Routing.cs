namespace DurableTask.Sqlite.Hub;

/// <summary>Where a message goes, and what it begins there. All of it under the gate.</summary>
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
}
