using System.Net.Sockets;
using System.Text;

namespace ContentGen.Simulator.Tests.Aws.Loopback;

/// <summary>What the loopback service does once it has read a request.</summary>
internal delegate Task LoopbackAnswer(NetworkStream connection, CancellationToken cancellationToken);

internal static class Answers
{
    public static LoopbackAnswer Json(int status, string body, params (string Name, string Value)[] headers)
        => Bytes(status, "application/json", Encoding.UTF8.GetBytes(body), headers);

    public static LoopbackAnswer Bytes(int status, string contentType, byte[] body, params (string Name, string Value)[] headers)
        => async (connection, cancellationToken) =>
        {
            await connection.WriteAsync(Head(status, contentType, body.Length, headers), cancellationToken);
            await connection.WriteAsync(body, cancellationToken);
        };

    public static LoopbackAnswer Error(int status, string code, string message = "no")
        => Json(status, $$"""{"message":"{{message}}"}""", ("x-amzn-ErrorType", code), ("x-amzn-RequestId", "request-1"));

    /// <summary>Never answers; <paramref name="reached"/> completes when the request has arrived.</summary>
    public static LoopbackAnswer Hang(TaskCompletionSource? reached = null) => (_, cancellationToken) =>
    {
        reached?.TrySetResult();
        return Task.Delay(Timeout.Infinite, cancellationToken);
    };

    /// <summary>Announces a longer body than it sends, and keeps the connection open.</summary>
    public static LoopbackAnswer Stall(string contentType, string beginning) => async (connection, cancellationToken) =>
    {
        await connection.WriteAsync(Head(200, contentType, beginning.Length + 1000, []), cancellationToken);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(beginning), cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    };

    /// <summary>Announces a longer body than it sends, and closes the connection.</summary>
    public static LoopbackAnswer BreakOff(string contentType, string beginning) => async (connection, cancellationToken) =>
    {
        await connection.WriteAsync(Head(200, contentType, beginning.Length + 1000, []), cancellationToken);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(beginning), cancellationToken);
    };

    /// <summary>Breaks the connection without an answer.</summary>
    public static LoopbackAnswer Reset() => (connection, _) =>
    {
        connection.Socket.LingerState = new LingerOption(true, 0);
        connection.Socket.Close();
        return Task.CompletedTask;
    };

    private static byte[] Head(int status, string contentType, int length, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Scripted\r\nConnection: close\r\n");
        head.Append($"Content-Type: {contentType}\r\nContent-Length: {length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
