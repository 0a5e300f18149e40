using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>Takes what exporters send, on a free loopback port, and throws it away. It shares the cores with the app.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication _server;
    private long _bytes;

    private TelemetrySink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapFallback(DrainAsync);
    }

    public string Address => _server.Urls.First();

    /// <summary>Bytes taken so far, as they came over the wire.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<TelemetrySink> StartAsync()
    {
        var sink = new TelemetrySink();
        await sink._server.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task DrainAsync(HttpContext http)
    {
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer) is > 0 and var read)
        {
            Interlocked.Add(ref _bytes, read);
        }

        if (http.Request.Path == "/v2.1/track")
        {
            await http.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""");
        }
    }
}
