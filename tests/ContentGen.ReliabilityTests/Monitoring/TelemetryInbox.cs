using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.ReliabilityTests.Monitoring;

/// <summary>Takes telemetry by OTLP on a free loopback port, so that what the program started here sends can be looked for.</summary>
internal sealed class TelemetryInbox : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<byte[]> _received = new();

    private TelemetryInbox()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapPost("/v1/{signal}", TakeAsync);
    }

    /// <summary>Settings of the program that send telemetry here, soon after it is made.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    public static async Task<TelemetryInbox> StartAsync()
    {
        var inbox = new TelemetryInbox();
        await inbox._server.StartAsync();
        return inbox;
    }

    /// <summary>Whether a span of the trace has come; ids are bytes on the wire.</summary>
    public bool HasTrace(string traceId) => Has(Convert.FromHexString(traceId));

    /// <summary>Whether a metric of the name has come; names are text on the wire.</summary>
    public bool HasMetric(string name) => Has(Encoding.UTF8.GetBytes(name));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private bool Has(byte[] part) => _received.Any(body => body.AsSpan().IndexOf(part) >= 0);

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }
}
