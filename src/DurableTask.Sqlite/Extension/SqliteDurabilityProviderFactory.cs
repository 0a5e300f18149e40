using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Host.Scale;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite;

/// <summary>Makes one provider, with one file, for each hub name that is asked for.</summary>
internal sealed class SqliteDurabilityProviderFactory : IDurabilityProviderFactory, IAsyncDisposable, IDisposable
{
    private readonly string folder;
    private readonly DurableTaskOptions options;
    private readonly ILoggerFactory loggers;
    private readonly TimeProvider time;
    private readonly Dictionary<string, SqliteDurabilityProvider> providers = new(StringComparer.OrdinalIgnoreCase);
    private bool separatesEntities = true;

    public SqliteDurabilityProviderFactory(
        string folder, IOptions<DurableTaskOptions> options, ILoggerFactory loggers, TimeProvider time)
    {
        this.folder = folder;
        this.options = options.Value;
        this.loggers = loggers;
        this.time = time;
        if (!IsChosen(this.options))
        {
            return;
        }

        // The extension leaves the defaults to the provider, and reads them back from its options.
        this.options.MaxConcurrentOrchestratorFunctions ??= 10 * Environment.ProcessorCount;
        this.options.MaxConcurrentEntityFunctions ??= 10 * Environment.ProcessorCount;
        this.options.MaxConcurrentActivityFunctions ??= 10 * Environment.ProcessorCount;
        this.options.MaxEntityOperationBatchSize ??= 5_000;
    }

    public string Name => SqliteDurability.ProviderName;

    public DurabilityProvider GetDurabilityProvider() => Provider(options.HubName);

    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute) =>
        Provider(string.IsNullOrEmpty(attribute.TaskHub) ? options.HubName : attribute.TaskHub);

    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute, TriggerMetadata triggerMetadata) =>
        attribute is null ? GetDurabilityProvider() : GetDurabilityProvider(attribute);

    public void SetUseSeparateQueueForEntityWorkItems(bool newValue)
    {
        lock (providers)
        {
            separatesEntities = newValue;
            foreach (var provider in providers.Values)
            {
                provider.SetUseSeparateQueueForEntityWorkItems(newValue);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in providers.Values)
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

        lock (providers)
        {
            if (!providers.TryGetValue(hub, out var provider))
            {
                var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings
                {
                    File = Path.Combine(folder, hub.ToLowerInvariant() + ".db"),
                    MaxConcurrentOrchestrations = options.MaxConcurrentOrchestratorFunctions!.Value,
                    MaxConcurrentEntities = options.MaxConcurrentEntityFunctions!.Value,
                    MaxConcurrentActivities = options.MaxConcurrentActivityFunctions!.Value,
                    MaxEntityOperationBatchSize = options.MaxEntityOperationBatchSize!.Value,
                    TimeProvider = time,
                    LoggerFactory = loggers,
                })
                {
                    UseSeparateQueueForEntityWorkItems = separatesEntities,
                };
                provider = providers[hub] = new SqliteDurabilityProvider(service);
            }

            return provider;
        }
    }

    private static readonly System.Buffers.SearchValues<char> HubCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
