using System.Net.Sockets;
using ContentGen.Benchmarks.Measuring;

namespace ContentGen.Benchmarks.Http;

/// <summary>
/// Clients that each send the next request as soon as the last is answered, over connections of their own. One thread serves them all:
/// clients on the app's thread pool, or on a thread each, would wait for one another and measure themselves.
/// </summary>
internal sealed class ClosedLoop(Uri address, int clients)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="total">Requests by all clients together.</param>
    /// <param name="request">Makes the request of this number.</param>
    /// <param name="read">Sees each answer's body; not timed.</param>
    /// <exception cref="HttpRequestException">An answer was no success; a figure of failed requests would mean nothing.</exception>
    public Task<Quantiles> MeasureAsync(
        int total, Func<int, HttpCall> request, Action<string>? read, CancellationToken cancellationToken)
        => Task.Factory.StartNew(
            () => Measure(total, request, read, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private Quantiles Measure(int total, Func<int, HttpCall> request, Action<string>? read, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>(total);
        var sent = 0;
        var connections = new Dictionary<Socket, HttpConnection>();
        try
        {
            while (sent < Math.Min(clients, total))
            {
                var connection = new HttpConnection(address);
                connections.Add(connection.Socket, connection);
                connection.Send(request(sent++));
            }

            while (times.Count < total)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var connection in Ready(connections))
                {
                    if (!connection.TryReceive(out var took, out var body))
                    {
                        continue;
                    }

                    times.Add(took);
                    if (sent < total)
                    {
                        connection.Send(request(sent++));
                    }

                    read?.Invoke(body);
                }
            }
        }
        finally
        {
            foreach (var connection in connections.Values)
            {
                connection.Dispose();
            }
        }

        return new Quantiles([.. times]);
    }

    private static IEnumerable<HttpConnection> Ready(Dictionary<Socket, HttpConnection> connections)
    {
        var ready = connections.Keys.ToList();
        Socket.Select(ready, null, null, Patience);
        return ready.Count > 0
            ? ready.Select(socket => connections[socket])
            : throw new HttpRequestException($"No answer within {Patience.TotalSeconds} s.");
    }
}
