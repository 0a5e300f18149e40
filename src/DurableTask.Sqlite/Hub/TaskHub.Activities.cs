namespace DurableTask.Sqlite.Hub;

/// <summary>The activities.</summary>
internal sealed partial class TaskHub
{
    private readonly Channel<Message> _activities = Channel.CreateUnbounded<Message>();
    private readonly HashSet<Message> _running = [];

    /// <summary>The next activity; null when the dispatcher stops or the hub is closed.</summary>
    public async Task<ActivityItem?> NextActivity(CancellationToken cancellation)
    {
        while (true)
        {
            if (await Next(_activities, cancellation).ConfigureAwait(false) is not { } message)
            {
                return null;
            }

            lock (_gate)
            {
                if (message.Load != _load)
                {
                    continue;
                }

                // A dispatcher that stops drops what it gets.
                if (cancellation.IsCancellationRequested)
                {
                    _activities.Writer.TryWrite(message);
                    return null;
                }

                _running.Add(message);
                return new ActivityItem(this, message, _epoch)
                {
                    Id = message.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    LockedUntilUtc = DateTime.MaxValue,
                    TaskMessage = message.Content,
                };
            }
        }
    }

    /// <summary>Puts the answer in the place of the activity.</summary>
    public void Complete(ActivityItem item, TaskMessage answer)
    {
        // Before anything changes: an answer that cannot be written is given up, and its activity done again.
        var body = Records.Write(answer);
        Change(() =>
        {
            if (item.Epoch != _epoch || !_running.Remove(item.Message))
            {
                return;
            }

            var message = item.Message;
            var instance = Find(answer.OrchestrationInstance.InstanceId);
            if (instance is null || !IsWanted(instance, answer))
            {
                Delete(message);
                Settle(instance);
            }
            else
            {
                message.Content = answer;
                message.Target = instance;
                Save(message, instance, Message.Kind.Event, body);
                Arrive(instance, message, afterCommit: false);
            }

            _journal.Wake();
        });
    }

    /// <summary>Gives an activity up: it comes again after a pause.</summary>
    public void Abandon(ActivityItem item)
    {
        lock (_gate)
        {
            if (item.Epoch == _epoch && _running.Remove(item.Message))
            {
                _alarm.Add(item.Message, (Now + Pause(++item.Message.Failures)).Ticks);
            }
        }
    }

    private void Schedule(Instance instance, TaskMessage content)
    {
        var message = new Message(++_lastSequence, null, content, 0, _load);
        Save(message, instance, Message.Kind.Activity, Records.Write(content));
        _journal.Open.Afterwards.Add(() => _activities.Writer.TryWrite(message));
    }
}
