using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// Decides when an actor takes its turn: at once, but orchestrations that are yet to begin wait while enough others are busy. So a crowd
/// of starts is worked through, not all begun together, and the memory and time that a run costs do not depend on how many wait.
/// </summary>
/// <remarks>Busy is what wants the processor or the disk: runs that wait for a timer, an event, an entity or a slow activity are not.</remarks>
internal sealed class TurnScheduler
{
    /// <summary>Enough to keep the processors busy while checkpoints are on their way to the disk.</summary>
    private const int Enough = 64;

    /// <summary>One start is let in after so many pieces of work, however busy the others are; work that never ends keeps nobody out.</summary>
    private const int WorkForEachStart = 64;

    private readonly ConcurrentQueue<Actor> _starts = [];
    private int _busy;
    private int _done;

    /// <summary>Lets an actor take its turn.</summary>
    public void Continue(Actor actor)
    {
        if (actor.IsBusyInTurn) Enter();
        ThreadPool.UnsafeQueueUserWorkItem(static actor => _ = actor.RunAsync(), actor, preferLocal: false);
    }

    /// <summary>Lets an actor take its first turn when its time has come.</summary>
    public void Begin(Actor actor)
    {
        _starts.Enqueue(actor);
        LetIn();
    }

    /// <summary>Some work begins that an orchestration waits for.</summary>
    public void Enter() => Interlocked.Increment(ref _busy);

    /// <summary>Some work has ended, or does not need the processor for now.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _busy);
        if (_starts.IsEmpty) return;
        if (Interlocked.Increment(ref _done) % WorkForEachStart == 0 && _starts.TryDequeue(out var actor)) Continue(actor);
        LetIn();
    }

    private void LetIn()
    {
        while (Volatile.Read(ref _busy) < Enough && _starts.TryDequeue(out var actor)) Continue(actor);
    }
}
