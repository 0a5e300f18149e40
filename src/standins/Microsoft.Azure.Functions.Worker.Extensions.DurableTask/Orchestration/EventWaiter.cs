using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Somebody in line for an external event.</summary>
internal abstract class EventWaiter
{
    public abstract Type Type { get; }

    public abstract bool IsOpen { get; }

    /// <summary>Hands over the event; it is lost when the waiter is cancelled.</summary>
    public abstract void Complete(string? input);
}

/// <inheritdoc/>
internal sealed class EventWaiter<T>(DataConverter converter) : EventWaiter
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override Type Type => typeof(T);

    public override bool IsOpen => !_source.Task.IsCompleted;

    public override void Complete(string? input) => _source.TrySetResult(converter.Deserialize<T>(input)!);

    public void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
}
