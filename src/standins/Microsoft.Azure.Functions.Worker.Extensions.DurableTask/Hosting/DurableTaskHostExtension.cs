using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

[assembly: FunctionsHostExtension(typeof(DurableTaskHostExtension))]

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Brings the durable engine into the host.</summary>
internal sealed class DurableTaskHostExtension : IFunctionsHostExtension
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DataConverter>(provider => Converter(provider));
        services.AddSingleton<DurableFunctionRegistry>();
        services.AddSingleton<IDurableFunctions, HostedDurableFunctions>();
        services.AddSingleton<DurableHttpActivity>();
        services.AddSingleton(provider => HostJsonOptions.Read(provider.GetRequiredService<FunctionsHostEnvironment>().HostJson));
        services.AddSingleton<IDurableStore>(provider => new SqliteDurableStore(
            Path.Combine(provider.GetRequiredService<FunctionsHostEnvironment>().DataDirectory, "durable.db")));
        services.AddSingleton<DurableEngine>();
        services.AddSingleton<InstanceCommands>();
        services.AddSingleton<EntityCommands>();
        services.AddSingleton<FunctionsDurableTaskClient>();
        services.AddSingleton<IParameterBinder, DurableClientBinder>();
        services.AddSingleton<ITriggerListener, DurableEngineListener>();
        services.AddSingleton<IHostEndpoints, ManagementEndpoints>();
    }

    private static DataConverter Converter(IServiceProvider services)
        => services.GetService<IOptions<WorkerOptions>>()?.Value.Serializer is { } serializer
            ? new ObjectSerializerConverter(serializer)
            : JsonDataConverter.Default;
}
