using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctionsHost.Hosting;

/// <summary>
/// The public port, bound before anything else starts and opened after everything else has: its number is known to what starts between,
/// and a port that is taken is told at once.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket;

    private ReservedPort(Socket socket)
    {
        _socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        var address = EndPoint.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : EndPoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : EndPoint.Address;
        BaseAddress = new Uri($"http://{new IPEndPoint(address, EndPoint.Port)}/");
    }

    public IPEndPoint EndPoint { get; }

    public Uri BaseAddress { get; }

    /// <exception cref="FunctionsHostStartException">The port is taken or may not be bound.</exception>
    public static ReservedPort Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return new ReservedPort(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw CannotBind(address, port, e);
        }
    }

    /// <summary>Says why a port cannot be listened on; two processes that start at once may both bind it, and only one listens.</summary>
    public static FunctionsHostStartException CannotBind(IPAddress address, int port, Exception e) =>
        (e as SocketException ?? e.InnerException as SocketException)?.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? new(
                $"Port {port} on {address} is already in use. "
                + "Stop the program that uses it, or choose another port with --port N (0: any free port).", e)
            : new($"The host cannot listen on {address}:{port}: {e.Message} Choose another --port or --address.", e);

    /// <summary>Lets a web server listen on the bound socket.</summary>
    public void UseIn(IWebHostBuilder web)
    {
        web.ConfigureKestrel(kestrel => kestrel.Listen(EndPoint));
        web.ConfigureServices(
            services => services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = _ => _socket));
    }

    public void Dispose() => _socket.Dispose();
}
