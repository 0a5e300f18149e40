using System.Net;
using System.Net.Sockets;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Connects to the publishers of feeds. A name is resolved here and its address looked at before it is connected to, so that no name,
/// however it is written and whenever it changes its meaning, leads into the network behind us. Only a feed whose address itself is a
/// loopback address is read from this machine, as developers do.
/// </summary>
internal sealed class FeedConnection(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public static FeedConnection ByDns { get; } = new(Dns.GetHostAddressesAsync);

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">No address of the host may be connected to.</exception>
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var mayBeLocal = context.InitialRequestMessage.RequestUri is { IsLoopback: true };
        var addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = [.. addresses.Where(address => mayBeLocal ? IPAddress.IsLoopback(address) : PublicAddress.Is(address))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{host} is at no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
