using System.Net;
using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost;

/// <summary>What a host is started with.</summary>
public sealed class FunctionsHostOptions
{
    /// <summary>The folder of a built .NET isolated function app: functions.metadata, host.json, worker.config.json.</summary>
    public required string AppFolder { get; init; }

    /// <summary>
    /// Runs the worker in this process; null (default) starts the app as a child process, as Core Tools and Azure do.
    /// </summary>
    public InProcessWorker? Worker { get; init; }

    /// <summary>
    /// Port of the public endpoint; 0 takes any free one. Null (default): <c>Host.LocalHttpPort</c> of local.settings.json, then 7071.
    /// </summary>
    public int? Port { get; init; }

    /// <summary>Address to listen on. The default is loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// Folder of what outlives a run: durable state and timer schedules. Null (default): a folder for this app under the temporary
    /// directory.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>Where durable state is kept. The default is <see cref="DurableBackend.Sqlite"/>.</summary>
    public DurableBackend Backend { get; init; } = DurableBackend.Sqlite;

    /// <summary>
    /// Settings that go before local.settings.json and the environment; names with <c>:</c> or <c>__</c>. For the host and, in a child
    /// process, for the app.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Adds or replaces log providers of the host; the default writes to the console.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}

/// <summary>A worker that runs in the host's own process.</summary>
/// <param name="EntryAssembly">The app's assembly, which start-up scanning of the worker looks at.</param>
/// <param name="CreateHost">Builds the app's host from command-line arguments, without starting it.</param>
public sealed record InProcessWorker(Assembly EntryAssembly, Func<string[], IHost> CreateHost);

/// <summary>Backends of the Durable Functions extension.</summary>
public enum DurableBackend
{
    /// <summary>An SQLite file for each task hub, in <see cref="FunctionsHostOptions.DataFolder"/>.</summary>
    Sqlite,

    /// <summary>Azure Storage as <c>AzureWebJobsStorage</c> names it; <c>UseDevelopmentStorage=true</c> is Azurite.</summary>
    AzureStorage,

    /// <summary>As <see cref="AzureStorage"/>, and Azurite on its own ports where <c>AzureWebJobsStorage</c> is set nowhere.</summary>
    Azurite,
}
