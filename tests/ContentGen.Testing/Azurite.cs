using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ContentGen.Testing;

/// <summary>
/// Azurite with all three services on free ports, in memory, with an account of its own. It is the program <c>azurite</c> beside the one
/// that CONTENTGEN_AZURITE names, on the PATH or in the nearest node_modules.
/// </summary>
public sealed partial class Azurite : IDisposable
{
    private const string Program = "azurite";
    private const string Account = "durable";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly string? Found = Candidates().FirstOrDefault(File.Exists);
    private static readonly Lazy<Task<Azurite>> Started = new(StartSharedAsync);

    private readonly Process _process;

    private Azurite(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>Why it cannot be had; null when it can.</summary>
    public static string? WhyNot => Found is null ? "azurite is not installed (npm install azurite, or CONTENTGEN_AZURITE)." : null;

    /// <summary>The one that everything in this process shares; it ends with the process.</summary>
    public static Task<Azurite> Shared => Started.Value;

    public string ConnectionString { get; }

    /// <param name="onRequest">Told of each request, as a line of Azurite's log; null logs none.</param>
    public static async Task<Azurite> StartAsync(Action<string>? onRequest = null)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        string[] arguments =
        [
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            .. onRequest is null ? ["--silent"] : Array.Empty<string>(),
        ];
        var start = new ProcessStartInfo(Found!, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        var process = Process.Start(start)!;
        try
        {
            var services = await ServicesAsync(process, onRequest);
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

    private static async Task<Azurite> StartSharedAsync()
    {
        var azurite = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => azurite.Dispose();
        return azurite;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CONTENTGEN_AZURITE") is { Length: > 0 } named)
        {
            yield return Path.Combine(Path.GetDirectoryName(named)!, Program);
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return Path.Combine(folder, Program);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "node_modules", ".bin", Program);
        }
    }

    private static async Task<Dictionary<string, string>> ServicesAsync(Process process, Action<string>? onRequest)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var services = new Dictionary<string, string>();
        while (services.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException(
                $"{Found} ended at once.");
            if (Listening().Match(line) is { Success: true } match)
            {
                services[match.Groups[1].Value] = match.Groups[2].Value;
            }
        }

        // Its log has to go somewhere, or it stops when the pipe is full.
        _ = ReadLogAsync(process.StandardOutput, onRequest);
        return services;
    }

    private static async Task ReadLogAsync(StreamReader log, Action<string>? onRequest)
    {
        while (await log.ReadLineAsync() is { } line)
        {
            onRequest?.Invoke(line);
        }
    }

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
