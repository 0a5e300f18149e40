using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

/// <summary>
/// Azure Monitor's ingestion endpoint on a free loopback port, over TLS and without local authentication: takes what the exporter posts
/// with a token of <see cref="IdentityEndpoint"/>, keeps it, and answers 401 to everything else.
/// </summary>
internal sealed class IngestionEndpoint : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _others = new();
    private readonly ConcurrentQueue<string> _refused = new();

    private IngestionEndpoint()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Use(AuthorizeAsync);
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

    /// <summary>The Authorization header of every post that was refused; empty for those that had none.</summary>
    public IReadOnlyList<string> Refused => [.. _refused];

    /// <summary>Whether a certificate is the endpoint's, which nobody signed.</summary>
    public bool IsOwn(X509Certificate2? certificate) => certificate?.Thumbprint == _certificate.Thumbprint;

    /// <summary>Waits until what has come is enough.</summary>
    public async Task UntilAsync(Func<IReadOnlyList<string>, bool> enough)
    {
        using var pace = new Pace(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!enough(Lines))
        {
            await pace.NextAsync(limit.Token);
        }
    }

    public static async Task<IngestionEndpoint> StartAsync()
    {
        var endpoint = new IngestionEndpoint();
        await endpoint._server.StartAsync();
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AuthorizeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization == $"Bearer {IdentityEndpoint.TokenFor(IdentityEndpoint.MonitorAudience)}")
        {
            await next(http);
            return;
        }

        _refused.Enqueue(http.Request.Headers.Authorization.ToString());
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

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
