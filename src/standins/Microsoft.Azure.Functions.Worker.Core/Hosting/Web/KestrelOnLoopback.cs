using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>The web server: one address, request bodies up to 100 MiB as on the genuine host.</summary>
internal static class KestrelOnLoopback
{
    public const long MaxRequestBodySize = 100 * 1024 * 1024;

    public static IServer Create(IServiceProvider services, FunctionsHostSettings settings)
    {
        var options = new KestrelServerOptions { ApplicationServices = services };
        options.Limits.MaxRequestBodySize = MaxRequestBodySize;
        options.Listen(settings.Address, settings.Port);
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        return new KestrelServer(Options.Create(options), transport, loggers);
    }
}
