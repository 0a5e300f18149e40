using System.Net;
using System.Net.Sockets;

namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

/// <summary>One TCP connection to the app that sends bytes as they are. Used again while both sides keep it open.</summary>
internal sealed class RawConnection(Uri address) : IDisposable
{
    private Socket? _socket;

    /// <summary>Sends a request; if it is not the end of its own, the sending side is closed after it.</summary>
    /// <remarks>What a server leaves unread of a malformed request would be read as the next: each has a connection of its own.</remarks>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public async Task<RawResponse> SendAsync(RequestDraft draft, CancellationToken cancellationToken)
    {
        var socket = _socket ??= await ConnectAsync(cancellationToken);
        var isReusable = false;
        try
        {
            await SendAsync(socket, draft.ToBytes(), cancellationToken);
            if (!draft.EndsItself)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            var reader = new ResponseReader(socket);
            var response = await reader.ReadAsync(draft.Method == "HEAD", cancellationToken);
            isReusable = draft.IsWellFormed && reader.IsReusable;
            return response;
        }
        catch (Exception exception) when (exception is SocketException or EndOfStreamException)
        {
            return RawResponse.Closed;
        }
        finally
        {
            if (!isReusable)
            {
                Dispose();
            }
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    // A server that has refused a request may close while the rest of it is still being sent; its answer is there all the same.
    private static async Task SendAsync(Socket socket, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += await socket.SendAsync(request.AsMemory(sent), SocketFlags.None, cancellationToken);
            }
        }
        catch (SocketException)
        {
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        return socket;
    }
}
