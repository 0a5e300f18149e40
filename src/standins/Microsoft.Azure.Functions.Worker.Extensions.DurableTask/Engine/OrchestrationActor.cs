using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>One orchestration: takes its messages, lets the code go on, stores what came of it.</summary>
internal sealed class OrchestrationActor(string id, DurableEngine engine) : Actor(id, engine)
{
    /// <summary>Messages that came before the start they wait for; they are still stored.</summary>
    private readonly List<InboxMessage> _early = [];
    private LiveOrchestration? _live;
    private bool _isLoaded;

    protected override bool IsIdle => _early.Count == 0 && (_live is null || _live.Record.IsFinished);

    /// <summary>The record as stored; null when there is none. Only inside <see cref="Actor.TryExclusivelyAsync"/> or a turn.</summary>
    public InstanceRecord? Record
    {
        get
        {
            Load();
            return _live?.Record;
        }
    }

    /// <summary>Stores a change made from outside and forgets what was in memory.</summary>
    /// <param name="after">The orchestration as it is then, when known.</param>
    public async Task ReplaceAsync(Checkpoint checkpoint, LiveOrchestration? after = null)
    {
        Reset();
        await Engine.CommitAsync(checkpoint).ConfigureAwait(false);
        _early.Clear();
        _live = after;
        _isLoaded = after is not null;
    }

    protected override void Reset()
    {
        _live = null;
        _isLoaded = false;
    }

    protected override async Task TurnAsync(IReadOnlyList<InboxMessage> messages)
    {
        Load();
        var step = new OrchestrationStep(Engine, Id, _live);
        var accepted = step.Sort([.. _early, .. messages]);
        if (step.MustWaitForStart)
        {
            _early.AddRange(messages.Where(message => !step.Checkpoint.ConsumedMessages.Contains(message.Id)));
        }
        else if (step.Live is not null && accepted.Count > 0)
        {
            await RunAsync(step, accepted).ConfigureAwait(false);
            _early.Clear();
        }

        if (!step.Checkpoint.IsEmpty) await Engine.CommitAsync(step.Checkpoint).ConfigureAwait(false);
        _live = step.Live;
        Log();
    }

    private async Task RunAsync(OrchestrationStep step, IReadOnlyList<HistoryEvent> events)
    {
        await Engine.OrchestratorSlots.WaitAsync().ConfigureAwait(false);
        try
        {
            step.Run(events);
        }
        finally
        {
            Engine.OrchestratorSlots.Release();
        }
    }

    private void Load()
    {
        if (_isLoaded) return;
        _live = Engine.Store.ReadInstance(Id) is { } record ? new LiveOrchestration(record, [.. Engine.Store.ReadHistory(Id)]) : null;
        _isLoaded = true;
    }

    private void Log()
    {
        if (_live is { Record: { Status: OrchestrationRuntimeStatus.Failed } failed })
        {
            EngineLog.OrchestrationFailed(Engine.Logger, failed.Id, failed.Name, failed.Output ?? string.Empty);
        }
    }
}
