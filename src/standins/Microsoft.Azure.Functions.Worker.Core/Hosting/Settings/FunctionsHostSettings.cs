using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Settings;

/// <summary>
/// Everything the host was told. Problems found while loading are kept until the start, so that they reach whoever starts the host.
/// </summary>
internal sealed class FunctionsHostSettings
{
    private const int DefaultPort = 7071;

    private readonly List<FunctionsHostStartException> _problems = [];
    private readonly LocalSettings _local;

    private FunctionsHostSettings(string scriptRoot)
    {
        ScriptRoot = scriptRoot;
        HostJson = Try(() => HostFiles.ToConfiguration(HostFiles.Read(scriptRoot, "host.json"))) ?? new ConfigurationBuilder().Build();
        _local = Try(() => LocalSettings.Load(scriptRoot)) ?? LocalSettings.Empty;
        EnvironmentDefaults.Apply(_local.Values);
    }

    public string ScriptRoot { get; }

    public IConfiguration HostJson { get; }

    public string? Cors => _local.Cors;

    public bool CorsCredentials => _local.CorsCredentials;

    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    /// <summary>0 means any free one.</summary>
    public int Port { get; private set; } = DefaultPort;

    public string DataDirectory { get; private set; } = "";

    /// <summary>Reads the files of the app and applies local settings to the environment.</summary>
    /// <param name="scriptRoot">Folder of host.json; null searches for it.</param>
    public static FunctionsHostSettings Load(string? scriptRoot) => new(HostFiles.FindScriptRoot(scriptRoot));

    /// <param name="appName">Part of the default data folder.</param>
    public FunctionsHostSettings With(HostArguments arguments, string appName)
    {
        Port = Try(() => ParsePort(arguments.Port)) ?? Port;
        Address = Try(() => ParseAddress(arguments.Address)) ?? Address;
        DataDirectory = Path.GetFullPath(arguments.Data is { Length: > 0 } data ? data : DefaultDataDirectory(appName));
        return this;
    }

    /// <exception cref="FunctionsHostStartException">The first problem found while loading.</exception>
    public void ThrowIfInvalid()
    {
        if (_problems.Count > 0)
            throw _problems[0];
    }

    private static IPAddress ParseAddress(string? text) =>
        text is null ? IPAddress.Loopback
        : IPAddress.TryParse(text, out IPAddress? address) ? address
        : throw new FunctionsHostStartException($"--address {text} is not an IP address. Give one such as 127.0.0.1, or 0.0.0.0 for all.");

    private int? ParsePort(string? argument)
    {
        (string? text, string source) = argument is not null
            ? (argument, "--port")
            : (_local.LocalHttpPort, "Host.LocalHttpPort in local.settings.json");
        if (text is null)
            return null;
        return int.TryParse(text, out int port) && port is >= 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new FunctionsHostStartException($"{source} is '{text}'. Give a number from 0 (any free port) to {IPEndPoint.MaxPort}.");
    }

    private string DefaultDataDirectory(string appName)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ScriptRoot)))[..8];
        return Path.Combine(Path.GetTempPath(), "functions-host", $"{appName}-{hash}");
    }

    private T? Try<T>(Func<T?> load)
    {
        try
        {
            return load();
        }
        catch (FunctionsHostStartException e)
        {
            _problems.Add(e);
            return default;
        }
    }
}
