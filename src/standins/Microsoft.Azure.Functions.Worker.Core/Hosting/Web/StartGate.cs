namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>Holds requests that arrive between binding the port and the end of the start.</summary>
internal sealed class StartGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _opened.TrySetResult();

    public Task WaitAsync(CancellationToken cancellationToken) =>
        _opened.Task.IsCompleted ? Task.CompletedTask : _opened.Task.WaitAsync(cancellationToken);
}
