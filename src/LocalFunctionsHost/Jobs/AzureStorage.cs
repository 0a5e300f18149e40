using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using LocalFunctionsHost.Settings;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctionsHost.Jobs;

/// <summary>Azure Storage as the backend of the durable extension.</summary>
internal static class AzureStorage
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(8);

    // Without a propagator the handler makes no activities, so that no tracer of an app in this process records the host's requests.
    private static readonly HttpClient Untraced = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static void Add(IServiceCollection services, HostSettings settings)
    {
        var transport = new HttpClientTransport(Untraced);
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.Transport = transport));
        services.AddSingleton<IConnectionInfoResolver>(new ConnectionSections(settings.Configuration));
    }

    /// <summary>
    /// Asks each service for any answer, as the clients of the extension would try for a minute. Storage that is named by an account and an
    /// identity is not asked.
    /// </summary>
    /// <exception cref="FunctionsHostStartException">The setting names no storage, or none that answers within 8 seconds.</exception>
    public static async Task EnsureItAnswersAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var name = settings.HostJson["extensions:durableTask:storageProvider:connectionName"] ?? HostSettings.StorageConnection;
        if (new WebJobsConnectionInfoProvider(settings.Configuration).Resolve(name).Value is not { Length: > 0 } connection)
        {
            return;
        }
        await Task.WhenAll(Services(name, connection).Select(service => EnsureItAnswersAsync(name, service, cancellationToken)));
    }

    private static async Task EnsureItAnswersAsync(string name, Uri service, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        try
        {
            using var answer = await Untraced.GetAsync(service, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var reason = e is HttpRequestException ? e.Message : $"no answer within {AnswerLimit.TotalSeconds} seconds";
            throw new FunctionsHostStartException(
                $"The storage that {name} names cannot be reached at {service.GetLeftPart(UriPartial.Authority)}: {reason}. "
                + "Start Azurite (npx azurite), correct the setting, or keep durable state in SQLite.", e);
        }
    }

    private static Uri[] Services(string name, string connection)
    {
        try
        {
            return [new BlobServiceClient(connection).Uri, new QueueServiceClient(connection).Uri, new TableServiceClient(connection).Uri];
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new FunctionsHostStartException(
                $"The setting {name} is not a connection string of Azure Storage. UseDevelopmentStorage=true is Azurite.", e);
        }
    }

    /// <summary>
    /// Gives a connection string as a part of a section, since the extension makes clients of sections with the defaults set above, and
    /// clients of plain strings without.
    /// </summary>
    private sealed class ConnectionSections(IConfiguration configuration) : IConnectionInfoResolver
    {
        private readonly WebJobsConnectionInfoProvider _settings = new(configuration);

        public IConfigurationSection Resolve(string name)
        {
            var section = _settings.Resolve(name);
            return section.Value is { Length: > 0 } connection
                ? new ConfigurationBuilder()
                    .AddInMemoryCollection([KeyValuePair.Create($"{name}:connectionString", (string?)connection)])
                    .Build()
                    .GetSection(name)
                : section;
        }
    }
}
