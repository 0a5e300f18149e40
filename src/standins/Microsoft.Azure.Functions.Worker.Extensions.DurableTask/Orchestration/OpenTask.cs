using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Something the orchestrator waits for.</summary>
internal abstract class OpenTask
{
    public abstract void Complete(HistoryEvent result);
}

/// <summary>A wait whose result is read by the given function, which throws for a failure.</summary>
internal sealed class OpenTask<T>(Func<HistoryEvent, T> read) : OpenTask
{
    // Continuations run at once, inside the orchestrator's synchronisation context: their order is part of what is replayed.
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override void Complete(HistoryEvent result)
    {
        try
        {
            _source.TrySetResult(read(result));
        }
        catch (Exception error)
        {
            _source.TrySetException(error);
        }
    }

    public bool Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
}
