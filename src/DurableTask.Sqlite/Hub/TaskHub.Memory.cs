namespace DurableTask.Sqlite.Hub;

/// <summary>What stays in memory. All of it under the gate.</summary>
internal sealed partial class TaskHub
{
    /// <summary>Histories of instances that rest are kept up to this many bytes.</summary>
    private const long CacheBytes = 64 * 1024 * 1024;

    /// <summary>What an instance is counted for beside its history.</summary>
    private const long InstanceBytes = 512;

    // Those that rest, the one that rests longest first.
    private readonly LinkedList<Instance> _idle = [];
    private long _cachedBytes;

    /// <summary>The number of instances and the bytes of their histories that are in memory; for tests.</summary>
    public (int Instances, long Bytes) InMemory
    {
        get { lock (_gate) { return (_live.Count, _cachedBytes); } }
    }

    private void Load()
    {
        (_lastKey, _lastSequence) = _reader.Last();
        foreach (var work in _reader.OpenWork())
        {
            if (work.Kind == (int)Message.Kind.Activity)
            {
                _activities.Writer.TryWrite(new Message(work.Sequence, null, work.Message, work.Due, _load) { IsInFile = true });
                continue;
            }

            if (!_live.TryGetValue(work.Instance.Id, out var instance))
            {
                instance = Wake(work.Instance);
                LimitAwaiting(instance);
            }

            Arrive(instance, new Message(work.Sequence, instance, work.Message, work.Due, _load) { IsInFile = true }, afterCommit: false);
        }
    }

    // What is queued for a dispatcher stays there; its load or instance says that it counts for nothing.
    private void Drop()
    {
        _epoch++;
        _load++;
        _live.Clear();
        _cachedBytes = 0;
        _idle.Clear();
        _running.Clear();
        _alarm.Clear();
    }

    /// <summary>Lets an instance go that has ended or was only looked at, and puts one that rests into the line of those to go.</summary>
    private void Settle(Instance? instance)
    {
        if (instance is null or { IsBusy: true })
        {
            return;
        }

        if (instance.IsDeleted || instance.IsEnded || instance.History is null)
        {
            Forget(instance);
        }
        else
        {
            LeaveLine(instance);
            instance.Idle = _idle.AddLast(instance);
        }

        while (_cachedBytes > CacheBytes && _idle.First is { Value: var oldest })
        {
            LeaveLine(oldest);
            if (!oldest.IsBusy)
            {
                Forget(oldest);
            }
        }
    }

    private void LeaveLine(Instance instance)
    {
        if (instance.Idle is { } place)
        {
            _idle.Remove(place);
            instance.Idle = null;
        }
    }

    private void KeepHistory(Instance instance, List<Core.History.HistoryEvent> events, int nextTurn, long size)
    {
        DropHistory(instance);
        instance.History = events;
        instance.NextTurn = nextTurn;
        instance.HistorySize = size + InstanceBytes;
        _cachedBytes += instance.HistorySize;
    }

    private void DropHistory(Instance instance)
    {
        _cachedBytes -= instance.HistorySize;
        instance.HistorySize = 0;
        instance.History = null;
    }

    private void Forget(Instance instance)
    {
        DropHistory(instance);
        LeaveLine(instance);
        if (instance.Later.Count == 0 && _live.TryGetValue(instance.Id, out var current) && current == instance)
        {
            _live.Remove(instance.Id);
        }
    }
}
