using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.Testing;

/// <summary>Takes what the app exports, on a free loopback port, and keeps it as it came over the wire.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapPost("/v1/{signal}", TakeAsync);
    }

    /// <summary>The standard settings that send telemetry here, soon after it is made.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    /// <summary>Everything received, as text: strings stand in it as they are.</summary>
    public string Everything => string.Join('\n', _received.Select(one => Encoding.UTF8.GetString(one.Body)));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Waits until what was exported is enough.</summary>
    public async Task UntilAsync(Func<OtlpReceiver, bool> enough)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!enough(this))
        {
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public IEnumerable<byte[]> Of(string signal) => _received.Where(one => one.Signal == signal).Select(one => one.Body);

    /// <summary>Whether a span of the trace has come; ids are bytes on the wire.</summary>
    public bool HasTrace(string traceId) => Has(Convert.FromHexString(traceId));

    /// <summary>Whether a metric of the name has come; names are text on the wire.</summary>
    public bool HasMetric(string name) => Has(Encoding.UTF8.GetBytes(name));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private bool Has(byte[] part) => _received.Any(one => one.Body.AsSpan().IndexOf(part) >= 0);

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue(((string)http.Request.RouteValues["signal"]!, body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
