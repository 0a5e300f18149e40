using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Host.Scale;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite;

/// <summary>Plugs the SQLite backend into the Durable Functions extension.</summary>
public static class SqliteDurability
{
    /// <summary>The <c>storageProvider.type</c> of host.json that the backend answers to.</summary>
    public const string ProviderName = "sqlite";

    /// <summary>
    /// Registers the backend; choose it with <c>extensions:durableTask:storageProvider:type</c> = <see cref="ProviderName"/>.
    /// The files are opened when the host starts and closed when its services are disposed.
    /// </summary>
    /// <param name="services">The services of the job host.</param>
    /// <param name="folder">Where the files are kept, one for each hub name; made when it is missing.</param>
    public static IServiceCollection AddSqliteDurability(this IServiceCollection services, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var path = Path.GetFullPath(folder);
        return services.AddSingleton<IDurabilityProviderFactory>(provider => new SqliteDurabilityProviderFactory(
            path,
            provider.GetRequiredService<IOptions<DurableTaskOptions>>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }
}

/// <summary>Makes one provider, with one file, for each hub name that is asked for.</summary>
internal sealed class SqliteDurabilityProviderFactory : IDurabilityProviderFactory, IAsyncDisposable, IDisposable
{
    private readonly string _folder;
    private readonly DurableTaskOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, SqliteDurabilityProvider> _providers = new(StringComparer.OrdinalIgnoreCase);
    private bool _separatesEntities = true;

    public SqliteDurabilityProviderFactory(
        string folder, IOptions<DurableTaskOptions> options, ILoggerFactory loggers, TimeProvider time)
    {
        _folder = folder;
        _options = options.Value;
        _loggers = loggers;
        _time = time;
        if (!IsChosen(_options))
        {
            return;
        }

        // The extension leaves the defaults to the provider, and reads them back from its options.
        _options.MaxConcurrentOrchestratorFunctions ??= 10 * Environment.ProcessorCount;
        _options.MaxConcurrentEntityFunctions ??= 10 * Environment.ProcessorCount;
        _options.MaxConcurrentActivityFunctions ??= 10 * Environment.ProcessorCount;
        _options.MaxEntityOperationBatchSize ??= 5_000;
    }

    public string Name => SqliteDurability.ProviderName;

    public DurabilityProvider GetDurabilityProvider() => Provider(_options.HubName);

    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute) =>
        Provider(string.IsNullOrEmpty(attribute.TaskHub) ? _options.HubName : attribute.TaskHub);

    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute, TriggerMetadata triggerMetadata) =>
        attribute is null ? GetDurabilityProvider() : GetDurabilityProvider(attribute);

    public void SetUseSeparateQueueForEntityWorkItems(bool newValue)
    {
        lock (_providers)
        {
            _separatesEntities = newValue;
            foreach (var provider in _providers.Values)
            {
                provider.SetUseSeparateQueueForEntityWorkItems(newValue);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers.Values)
        {
            await provider.Service.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        // Closing a file waits for nothing but its own thread.
        DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static bool IsChosen(DurableTaskOptions options) => options.StorageProvider.TryGetValue("type", out var type)
        && string.Equals(type as string, SqliteDurability.ProviderName, StringComparison.OrdinalIgnoreCase);

    private SqliteDurabilityProvider Provider(string hub)
    {
        if (hub.AsSpan().ContainsAnyExcept(HubCharacters) || hub.Length is 0 or > 100)
        {
            throw new ArgumentException(
                $"The hub name '{hub}' cannot be used: extensions:durableTask:hubName takes 1 to 100 letters, digits, '-' and '_'.");
        }

        lock (_providers)
        {
            if (!_providers.TryGetValue(hub, out var provider))
            {
                var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings
                {
                    File = Path.Combine(_folder, hub.ToLowerInvariant() + ".db"),
                    MaxConcurrentOrchestrations = _options.MaxConcurrentOrchestratorFunctions!.Value,
                    MaxConcurrentEntities = _options.MaxConcurrentEntityFunctions!.Value,
                    MaxConcurrentActivities = _options.MaxConcurrentActivityFunctions!.Value,
                    MaxEntityOperationBatchSize = _options.MaxEntityOperationBatchSize!.Value,
                    TimeProvider = _time,
                    LoggerFactory = _loggers,
                })
                {
                    UseSeparateQueueForEntityWorkItems = _separatesEntities,
                };
                provider = _providers[hub] = new SqliteDurabilityProvider(service);
            }

            return provider;
        }
    }

    private static readonly System.Buffers.SearchValues<char> HubCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
