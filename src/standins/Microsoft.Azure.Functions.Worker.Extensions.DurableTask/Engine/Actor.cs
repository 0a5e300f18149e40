using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// One orchestration or entity while something happens to it. Its turns never overlap; a turn takes all waiting messages and ends
/// when their effect is stored. When storing fails, the turn has not happened and is tried again.
/// </summary>
internal abstract class Actor(string id, DurableEngine engine)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private List<InboxMessage> _mailbox = [];
    private bool _isScheduled;
    private bool _isRetired;

    public string Id { get; } = id;

    /// <summary>Whether its turns wait for nothing but the processor and the store.</summary>
    public abstract bool IsBusyInTurn { get; }

    protected DurableEngine Engine { get; } = engine;

    /// <summary>Whether nothing is lost when this object is forgotten while no message waits.</summary>
    protected abstract bool IsIdle { get; }

    /// <returns>False when this actor is retired and another one must be asked for.</returns>
    public bool TryPost(InboxMessage message)
    {
        lock (_lock)
        {
            if (_isRetired) return false;
            _mailbox.Add(message);
            if (_isScheduled) return true;
            _isScheduled = true;
        }

        if (message.Event is ExecutionStarted) Engine.Turns.Begin(this);
        else Engine.Turns.Continue(this);
        return true;
    }

    /// <summary>Runs an action while no turn is under way.</summary>
    /// <returns>Null when this actor is retired and another one must be asked for.</returns>
    public async Task<Done<T>?> TryExclusivelyAsync<T>(Func<Task<T>> action)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            lock (_lock)
            {
                if (_isRetired) return null;
            }

            return new Done<T>(await action().ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
            RetireWhenIdle();
        }
    }

    public async Task FinishTurnAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _gate.Release();
    }

    /// <summary>Handles messages and stores their effect. Whatever it changes in memory must wait until then.</summary>
    protected abstract Task TurnAsync(IReadOnlyList<InboxMessage> messages);

    /// <summary>Forgets what is in memory, so that the next turn reads it again.</summary>
    protected abstract void Reset();

    /// <summary>Takes turns until no message waits. Called by the scheduler only.</summary>
    public async Task RunAsync()
    {
        while (!Engine.Stopping.IsCancellationRequested && Take() is { } messages)
        {
            if (await TryTurnAsync(messages).ConfigureAwait(false)) continue;
            PutBack(messages);
            await Task.Delay(PauseAfterFailure, Engine.Time, CancellationToken.None).ConfigureAwait(false);
        }

        RetireWhenIdle();
        if (IsBusyInTurn) Engine.Turns.Leave();
    }

    private async Task<bool> TryTurnAsync(IReadOnlyList<InboxMessage> messages)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await TurnAsync(messages).ConfigureAwait(false);
            return true;
        }
        catch (Exception error)
        {
            if (!Engine.Stopping.IsCancellationRequested) EngineLog.StepFailed(Engine.Logger, Id, error);
            Reset();
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    private List<InboxMessage>? Take()
    {
        lock (_lock)
        {
            if (_mailbox.Count == 0)
            {
                _isScheduled = false;
                return null;
            }

            var taken = _mailbox;
            _mailbox = [];
            return taken;
        }
    }

    private void PutBack(List<InboxMessage> messages)
    {
        lock (_lock) _mailbox.InsertRange(0, messages);
    }

    private void RetireWhenIdle()
    {
        lock (_lock)
        {
            if (_isScheduled || _isRetired || _mailbox.Count > 0 || _gate.CurrentCount == 0 || !IsIdle) return;
            _isRetired = true;
        }

        Engine.Retire(this);
    }

    internal sealed record Done<T>(T Value);
}
