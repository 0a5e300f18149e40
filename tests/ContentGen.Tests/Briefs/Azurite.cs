using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ContentGen.Tests.Briefs;

/// <summary>
/// The blob service of Azurite on a free port, with an account of its own, for the tests of one class. Azurite is looked for in
/// CONTENTGEN_AZURITE (a path of <c>azurite-blob</c>), on the PATH and in the nearest node_modules.
/// </summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private const string Program = "azurite-blob";
    private const string Account = "contentgen";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string _folder = Directory.CreateTempSubdirectory("contentgen-azurite-").FullName;
    private Process? _process;

    /// <summary>Null when Azurite does not run; <see cref="WhyNot"/> then says why.</summary>
    public string? ConnectionString { get; private set; }

    public string WhyNot { get; private set; } =
        "Azurite was not found; install it (npm install azurite) or name it in CONTENTGEN_AZURITE to run these tests.";

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
        {
            return;
        }

        _process = Start(program);
        using var limit = new CancellationTokenSource(StartLimit);
        try
        {
            ConnectionString = ToConnectionString(await ReadAddressAsync(_process, limit.Token));
            // Its log has to go somewhere, or it stops when the pipe is full.
            _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        }
        catch (Exception exception) when (exception is OperationCanceledException or EndOfStreamException)
        {
            WhyNot = $"{program} was found but did not start: {exception.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CONTENTGEN_AZURITE") is { Length: > 0 } named)
        {
            yield return named;
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

    private Process Start(string program)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = _folder };
        string[] arguments =
            ["--blobHost", "127.0.0.1", "--blobPort", "0", "--location", _folder, "--skipApiVersionCheck", "--disableTelemetry"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{_key}";
        return Process.Start(start)!;
    }

    private static async Task<string> ReadAddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return match.Value;
            }
        }
        throw new EndOfStreamException("it ended at once.");
    }

    private string ToConnectionString(string address) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={_key};BlobEndpoint={address}/{Account};";

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
