using System.Threading.Channels;

namespace DurableTask.Sqlite.Hub;

/// <summary>What is ready for a dispatcher, first come first served.</summary>
internal sealed class WorkQueue<T>
{
    private readonly Channel<T> _channel = Channel.CreateUnbounded<T>();

    public void Add(T item) => _channel.Writer.TryWrite(item);

    /// <summary>Waits for the next item; false when the dispatcher stops or the time is over.</summary>
    public async ValueTask<(bool Found, T Item)> Next(CancellationToken cancellation)
    {
        try
        {
            return (true, await _channel.Reader.ReadAsync(cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return (false, default!);
        }
    }

    public void Clear()
    {
        while (_channel.Reader.TryRead(out _))
        {
        }
    }
}
