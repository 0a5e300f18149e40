using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

/// <summary>Azure Monitor's ingestion endpoint on a free loopback port: takes what the exporter posts and keeps it.</summary>
internal sealed class IngestionEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _others = new();

    private IngestionEndpoint()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapPost("/v2.1/track", TakeAsync);
        _server.MapFallback(KeepAsync);
    }

    public string ConnectionString =>
        $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={_server.Urls.First()}/;LiveEndpoint={_server.Urls.First()}/";

    /// <summary>Every envelope received, as it came.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public IReadOnlyList<Envelope> Envelopes => [.. _lines.Select(line => new Envelope(JsonNode.Parse(line)!))];

    /// <summary>All that was posted here, live metrics included.</summary>
    public string Everything => string.Join('\n', _lines.Concat(_others));

    public static async Task<IngestionEndpoint> StartAsync()
    {
        var endpoint = new IngestionEndpoint();
        await endpoint._server.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var lines = (await ReadAsync(http.Request)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines)
        {
            _lines.Enqueue(line);
        }

        await http.Response.WriteAsync(
            JsonSerializer.Serialize(new { itemsReceived = lines.Length, itemsAccepted = lines.Length, errors = Array.Empty<string>() }));
    }

    private async Task KeepAsync(HttpContext http)
    {
        _others.Enqueue($"{http.Request.Path}{http.Request.QueryString} {await ReadAsync(http.Request)}");
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
