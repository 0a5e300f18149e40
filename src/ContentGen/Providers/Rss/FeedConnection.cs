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
        var addresses = await resolve(host, cancellationToken);
        IPAddress[] allowed = [.. addresses.Where(address => mayBeLocal ? IPAddress.IsLoopback(address) : PublicAddress.Is(address))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{host} is at no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Tells addresses of the open internet from those of this machine, its network and its cloud.</summary>
internal static class PublicAddress
{
    // Those of IPv4, the last of them Azure's own service in every virtual network; then those of IPv6 that carry IPv4 addresses or are
    // not routed.
    private static readonly IPNetwork[] NotPublishers =
    [
        .. ("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24"
            + " 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 168.63.129.16/32"
            + " 2001::/23 2001:db8::/32 2002::/16 3fff::/20").Split(' ').Select(network => IPNetwork.Parse(network)),
    ];

    // Of IPv6, what is outside of it can be no publisher's.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address) => address.IsIPv4MappedToIPv6
        ? Is(address.MapToIPv4())
        : (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
            && !NotPublishers.Any(network => network.Contains(address));
}
