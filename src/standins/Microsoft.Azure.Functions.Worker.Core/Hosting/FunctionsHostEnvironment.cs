using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the host was told, and where it listens. A singleton in DI.</summary>
internal sealed class FunctionsHostEnvironment
{
    private Uri? _baseAddress;

    /// <summary>Existing, writable folder for everything the host keeps between runs.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Folder of host.json, or of the app when there is none.</summary>
    public required string ScriptRoot { get; init; }

    /// <summary>The whole host.json, for example <c>GetSection("extensions:durableTask")</c>.</summary>
    public required IConfiguration HostJson { get; init; }

    /// <summary>Such as <c>http://127.0.0.1:7071/</c>.</summary>
    /// <exception cref="InvalidOperationException">The port is not bound yet.</exception>
    public Uri BaseAddress
    {
        get => _baseAddress ?? throw new InvalidOperationException("The host does not listen yet; start it first.");
        set => _baseAddress = value;
    }

    /// <summary>The port really bound; never 0.</summary>
    public int Port => BaseAddress.Port;
}
