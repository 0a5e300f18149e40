using DurableTask.Core;

namespace DurableTask.Sqlite.Hub;

/// <summary>The activities.</summary>
internal sealed partial class TaskHub
{
    private readonly WorkQueue<Message> activities = new();
    private readonly HashSet<Message> running = [];

    /// <summary>The next activity; null when the dispatcher stops.</summary>
    public async Task<ActivityItem?> NextActivity(CancellationToken cancellation)
    {
        while (true)
        {
            var (found, message) = await activities.Next(cancellation).ConfigureAwait(false);
            if (!found)
            {
                return null;
            }

            lock (gate)
            {
                if (message.Load != load)
                {
                    continue;
                }

                // A dispatcher that stops drops what it gets.
                if (cancellation.IsCancellationRequested)
                {
                    activities.Add(message);
                    return null;
                }

                running.Add(message);
                return new ActivityItem(message, epoch)
                {
                    Id = message.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    LockedUntilUtc = DateTime.MaxValue,
                    TaskMessage = message.Content,
                };
            }
        }
    }

    /// <summary>Puts the answer in the place of the activity.</summary>
    public void Complete(ActivityItem item, TaskMessage answer) => Change(() =>
    {
        if (item.Epoch != epoch || !running.Remove(item.Message))
        {
            return;
        }

        var message = item.Message;
        var instance = Find(answer.OrchestrationInstance.InstanceId);
        if (instance is null || !IsWanted(instance, answer))
        {
            Delete(message);
            if (instance is not null)
            {
                Settle(instance);
            }
        }
        else
        {
            message.Content = answer;
            message.Target = instance;
            Save(message, instance, Message.Kind.Event);
            Arrive(instance, message, Arrival.WhenDue);
        }

        journal.Wake();
    });

    /// <summary>Gives an activity up: it comes again after a pause.</summary>
    public void Abandon(ActivityItem item)
    {
        lock (gate)
        {
            if (item.Epoch == epoch && running.Remove(item.Message))
            {
                alarm.Add(item.Message, (Now + Pause(++item.Message.Failures)).Ticks);
            }
        }
    }

    private void Schedule(Instance instance, TaskMessage content)
    {
        var message = new Message(++lastSequence, null, content, 0, load);
        Save(message, instance, Message.Kind.Activity);
        journal.Open.Afterwards.Add(() => activities.Add(message));
    }
}
