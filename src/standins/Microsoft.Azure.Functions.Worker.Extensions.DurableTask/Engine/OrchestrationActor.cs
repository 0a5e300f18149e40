using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>One orchestration: takes its messages, lets the code go on, stores what came of it.</summary>
internal sealed class OrchestrationActor(string id, DurableEngine engine) : Actor(id, engine)
{
    /// <summary>Messages that came before the start they wait for; they are still stored.</summary>
    private IReadOnlyList<InboxMessage> _early = [];
    private LiveOrchestration? _live;
    private bool _isLoaded;

    /// <summary>The record as stored; null when there is none. Only inside <see cref="Actor.TryExclusivelyAsync"/> or a turn.</summary>
    public InstanceRecord? Record
    {
        get
        {
            Load();
            return _live?.Record;
        }
    }

    public override bool IsBusyInTurn => true;

    protected override bool IsIdle => _early.Count == 0 && (_live is null || _live.Record.IsFinished);

    /// <summary>Stores a change made from outside and forgets what was in memory.</summary>
    /// <param name="after">The orchestration as it is then, when known.</param>
    public async Task ReplaceAsync(Checkpoint checkpoint, LiveOrchestration? after = null)
    {
        Reset();
        await Engine.CommitAsync(checkpoint).ConfigureAwait(false);
        _early = [];
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
        var checkpoint = new Checkpoint();
        var inbox = new OrchestrationInbox(Engine, Id, _live, checkpoint, [.. _early, .. messages]);
        var after = inbox.Live;
        if (inbox.Events.Count > 0) after = await RunAsync(inbox, checkpoint).ConfigureAwait(false);
        if (!checkpoint.IsEmpty) await Engine.CommitAsync(checkpoint).ConfigureAwait(false);
        _live = after;
        _early = inbox.EndsBeforeStart ? [] : inbox.Early;
        LogFailure(inbox.Events.Count > 0);
    }

    private async Task<LiveOrchestration> RunAsync(OrchestrationInbox inbox, Checkpoint checkpoint)
    {
        await Engine.OrchestratorSlots.WaitAsync().ConfigureAwait(false);
        try
        {
            var step = new OrchestrationStep(Engine, inbox.Live!, checkpoint);
            if (inbox.EndsBeforeStart) step.EndBeforeStart(inbox.Events);
            else step.Run(inbox.Events);
            return step.Live;
        }
        finally
        {
            Engine.OrchestratorSlots.Release();
        }
    }

    private void Load()
    {
        if (_isLoaded) return;
        _live = Engine.Store.ReadInstance(Id) is { } record
            ? new LiveOrchestration(record, record.IsFinished ? [] : [.. Engine.Store.ReadHistory(Id)])
            : null;
        _isLoaded = true;
    }

    private void LogFailure(bool hasRun)
    {
        if (hasRun && _live is { Record: { Status: OrchestrationRuntimeStatus.Failed } failed })
        {
            EngineLog.OrchestrationFailed(Engine.Logger, failed.Id, failed.Name, failed.Output ?? string.Empty);
        }
    }
}
