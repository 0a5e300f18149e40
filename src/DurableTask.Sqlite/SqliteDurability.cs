using Microsoft.Extensions.DependencyInjection;

namespace DurableTask.Sqlite;

/// <summary>Plugs the SQLite backend into the Durable Functions extension.</summary>
public static class SqliteDurability
{
    /// <summary>The <c>storageProvider.type</c> of host.json that the backend answers to.</summary>
    public const string ProviderName = "sqlite";

    /// <summary>Registers the backend; choose it with <c>extensions:durableTask:storageProvider:type</c> = <see cref="ProviderName"/>.</summary>
    /// <param name="folder">Where the files are kept, one for each hub name; made when it is missing.</param>
    public static IServiceCollection AddSqliteDurability(this IServiceCollection services, string folder) =>
        throw new NotImplementedException($"{folder}: {services.Count}");
}
