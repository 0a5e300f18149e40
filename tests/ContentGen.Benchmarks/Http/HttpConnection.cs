using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContentGen.Benchmarks.Http;

/// <summary>One connection with one request under way, as cheap as can be: what the client spends is missing to the app.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const string Length = "\r\nContent-Length: ";

    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Uri _address;
    private readonly byte[] _received = new byte[65_536];
    private int _count;
    private long _sentAt;

    public HttpConnection(Uri address)
    {
        _address = address;
        Socket.Connect(address.Host, address.Port);
    }

    public Socket Socket { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public void Send(HttpCall call)
    {
        var bytes = call.Encode(_address);
        _count = 0;
        _sentAt = Stopwatch.GetTimestamp();
        Socket.Send(bytes);
    }

    /// <summary>Takes what has come.</summary>
    /// <returns>True when the answer is whole.</returns>
    /// <exception cref="HttpRequestException">The answer is no success, or the connection was closed.</exception>
    public bool TryReceive(out TimeSpan took, out string body)
    {
        (took, body) = (default, "");
        var count = Socket.Receive(_received.AsSpan(_count));
        if (count == 0)
        {
            throw new HttpRequestException("The connection was closed, or the answer is too long.");
        }

        _count += count;
        var answer = _received.AsSpan(0, _count);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = Encoding.ASCII.GetString(answer[..(end + 2)]);
        if (!TryTakeBody(head, answer[(end + 4)..], out var content))
        {
            return false;
        }

        took = Stopwatch.GetElapsedTime(_sentAt);
        body = Encoding.UTF8.GetString(content);
        if (!head.StartsWith("HTTP/1.1 2", StringComparison.Ordinal))
        {
            throw new HttpRequestException($"{head}{body}");
        }

        return true;
    }

    public void Dispose() => Socket.Dispose();

    private static bool TryTakeBody(string head, ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> body)
    {
        body = rest;
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var value = head.AsSpan(at + Length.Length);
            return rest.Length >= int.Parse(value[..value.IndexOf('\r')], CultureInfo.InvariantCulture);
        }

        // Chunked; JSON answers come in one chunk.
        if (!rest.EndsWith(LastChunk))
        {
            return false;
        }

        body = rest[(rest.IndexOf("\r\n"u8) + 2)..^LastChunk.Length];
        return true;
    }
}
