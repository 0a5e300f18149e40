using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ContentGen.EndToEnd.Tests.Genuine;

/// <summary>
/// The durable store of these tests: SQLite, or with CONTENTGEN_DURABLE_BACKEND=azurite Azurite's three services on free ports. Azurite is
/// looked for beside the program that CONTENTGEN_AZURITE names, on the PATH and in the nearest node_modules.
/// </summary>
public sealed partial class GenuineStorage : IAsyncLifetime
{
    private const string Program = "azurite";

    // Azurite's own, known to everybody.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contentgen-azurite-");
    private Process? _process;

    /// <summary>Whether Azurite is asked for.</summary>
    public bool IsAzurite { get; } = Environment.GetEnvironmentVariable("CONTENTGEN_DURABLE_BACKEND") == Program;

    /// <summary>Null for SQLite, and when Azurite was not found or does not start.</summary>
    public string? ConnectionString { get; private set; }

    public async Task InitializeAsync()
    {
        if (!IsAzurite || Candidates().FirstOrDefault(File.Exists) is not { } program)
            return;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = _folder.FullName };
        string[] arguments =
        [
            "--inMemoryPersistence", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            "--skipApiVersionCheck", "--disableTelemetry",
        ];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(StartLimit);
        var found = new Dictionary<string, string>();
        while (found.Count < 3 && await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                found[match.Groups[1].Value] = match.Groups[2].Value;
        }

        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        if (found.Count == 3)
        {
            ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
                + $"BlobEndpoint={found["Blob"]}/{Account};QueueEndpoint={found["Queue"]}/{Account};TableEndpoint={found["Table"]}/{Account};";
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CONTENTGEN_AZURITE") is { Length: > 0 } named)
            yield return Path.Combine(Path.GetDirectoryName(named)!, Program);
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            yield return Path.Combine(folder, Program);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "node_modules", ".bin", Program);
    }

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
