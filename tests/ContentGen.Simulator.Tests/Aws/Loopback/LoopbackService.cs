using System.Collections.Concurrent;
using System.Net.Sockets;

namespace ContentGen.Simulator.Tests.Aws.Loopback;

/// <summary>
/// An HTTP/1.1 service on a free loopback port that gives one scripted answer a request; the last one repeats.
/// </summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Queue<LoopbackAnswer> _answers;
    private readonly Task _accepting;

    public LoopbackService(params LoopbackAnswer[] answers)
    {
        _answers = new Queue<LoopbackAnswer>(answers);
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _accepting = AcceptAsync();
    }

    public string Url { get; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Request => Assert.Single(_requests);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var connection = client.GetStream();
            _requests.Enqueue(await RequestReader.ReadAsync(connection, _stopping.Token));
            await NextAnswer()(connection, _stopping.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over: both are part of what is tested.
        }
    }

    private LoopbackAnswer NextAnswer()
    {
        lock (_answers)
        {
            return _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }
    }
}
