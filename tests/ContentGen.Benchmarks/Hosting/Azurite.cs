using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>The storage emulator with blobs, queues and tables on free ports, in memory, with an account of its own.</summary>
internal sealed partial class Azurite : IDisposable
{
    private const string Variable = "CONTENTGEN_AZURITE";
    private const string Account = "durable";

    private readonly Process _process;

    private Azurite(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>Why it cannot be had; null when it can.</summary>
    public static string? WhyNot => Program is null
        ? $"{Variable} is not set to azurite-blob of an npm installation"
        : File.Exists(Program) ? null : $"{Program} is missing";

    public string ConnectionString { get; }

    private static string? Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? Path.Combine(Path.GetDirectoryName(named)!, "azurite")
        : null;

    public static async Task<Azurite> StartAsync(CancellationToken cancellationToken)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        string[] arguments =
        [
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        var start = new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        var process = Process.Start(start)!;
        try
        {
            var services = await ServicesAsync(process, cancellationToken);
            var endpoints = services.Select(service => $"{service.Key}Endpoint={service.Value}/{Account};");
            return new Azurite(process, $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};{string.Concat(endpoints)}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static async Task<Dictionary<string, string>> ServicesAsync(Process process, CancellationToken cancellationToken)
    {
        var services = new Dictionary<string, string>();
        while (services.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException($"{Program} ended at once.");
            if (Listening().Match(line) is { Success: true } match)
            {
                services[match.Groups[1].Value] = match.Groups[2].Value;
            }
        }

        // Its log has to go somewhere, or it stops when the pipe is full.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return services;
    }

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
