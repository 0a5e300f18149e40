using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LocalFunctionsHost.Tests.Backend;

/// <summary>
/// Azurite with all three services on free ports, in memory, with an account of its own, started once for a test run. It is the program
/// <c>azurite</c> beside the one that CONTENTGEN_AZURITE names, on the PATH or in the nearest node_modules.
/// </summary>
internal sealed partial class Azurite
{
    private const string Program = "azurite";
    private const string Account = "durable";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<Azurite>> Started = new(StartAsync);

    private Azurite(string connectionString) => ConnectionString = connectionString;

    /// <summary>Null when it is not installed.</summary>
    public static string? Path { get; } = Candidates().FirstOrDefault(File.Exists);

    public static Task<Azurite> Instance => Started.Value;

    public string ConnectionString { get; }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CONTENTGEN_AZURITE") is { Length: > 0 } named)
        {
            yield return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(named)!, Program);
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        {
            yield return System.IO.Path.Combine(folder, Program);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return System.IO.Path.Combine(folder.FullName, "node_modules", ".bin", Program);
        }
    }

    private static async Task<Azurite> StartAsync()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        string[] arguments =
        [
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        var start = new ProcessStartInfo(Path!, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill(entireProcessTree: true);

        using var limit = new CancellationTokenSource(StartLimit);
        var services = new Dictionary<string, string>();
        while (services.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException($"{Path} ended at once.");
            if (Listening().Match(line) is { Success: true } match)
            {
                services[match.Groups[1].Value] = match.Groups[2].Value;
            }
        }

        // Its log has to go somewhere, or it stops when the pipe is full.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        var endpoints = services.Select(service => $"{service.Key}Endpoint={service.Value}/{Account};");
        return new Azurite($"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};{string.Concat(endpoints)}");
    }

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
