using Microsoft.Azure.WebJobs.Extensions.DurableTask;
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
