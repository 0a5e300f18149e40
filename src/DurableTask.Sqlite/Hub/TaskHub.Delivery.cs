namespace DurableTask.Sqlite.Hub;

/// <summary>How a message gets to its instance, in memory and in the file, and how both lose it. All of it under the gate.</summary>
internal sealed partial class TaskHub
{
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
