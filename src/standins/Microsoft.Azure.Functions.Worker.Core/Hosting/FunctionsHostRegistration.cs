using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker.Hosting.Discovery;
using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Turns a generic host into a functions host.</summary>
internal static class FunctionsHostRegistration
{
    public static IHostBuilder AddTo(
        IHostBuilder builder, Assembly caller, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder>? configure,
        Action<WorkerOptions>? configureOptions)
    {
        FunctionsHostSettings settings = FunctionsHostSettings.Load(scriptRoot: null);
        builder.ConfigureLogging((context, logging) => HostLogging.Configure(logging, settings, context.Configuration));
        return builder.ConfigureServices((context, services) =>
        {
            settings.With(HostArguments.From(context.Configuration), caller.GetName().Name!);
            IFunctionsWorkerApplicationBuilder worker = AddTo(services, settings, caller);
            configure?.Invoke(context, worker);
            if (configureOptions is not null)
                services.Configure(configureOptions);
        });
    }

    /// <returns>Takes the app's middleware.</returns>
    public static IFunctionsWorkerApplicationBuilder AddTo(IServiceCollection services, FunctionsHostSettings settings, Assembly caller)
    {
        var pipeline = new InvocationPipeline(services);
        IReadOnlyList<Assembly> assemblies = FunctionAssemblies.Find(caller);
        services.Configure<FunctionDiscoveryOptions>(options => options.Assemblies = assemblies);
        AddWorker(services, pipeline);
        AddHost(services, settings);
        foreach (IFunctionsHostExtension extension in FunctionAssemblies.Extensions(assemblies.Append(caller)))
            extension.ConfigureServices(services);
        FunctionsHost.Replace(services);
        return pipeline;
    }

    private static void AddWorker(IServiceCollection services, InvocationPipeline pipeline)
    {
        services.AddSingleton(pipeline);
        services.AddSingleton<IFunctionCatalog, FunctionCatalog>();
        services.AddSingleton<FunctionPlans>();
        services.AddSingleton<IFunctionInvoker, FunctionInvoker>();
        services.Configure<JsonSerializerOptions>(options => options.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (worker, json) => worker.Serializer ??= new JsonObjectSerializer(json.Value));
    }

    private static void AddHost(IServiceCollection services, FunctionsHostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => new FunctionsHostEnvironment
        {
            DataDirectory = DataDirectory.Prepare(settings.DataDirectory),
            ScriptRoot = settings.ScriptRoot,
            HostJson = settings.HostJson,
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddRouting();
        services.TryAddSingleton(_ => new DiagnosticListener("Microsoft.AspNetCore"));
        services.AddSingleton<IServer>(provider => KestrelOnLoopback.Create(provider, settings));
        services.AddSingleton(provider => provider.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>());
        services.AddSingleton<FunctionKeys>();
        services.AddSingleton<StartGate>();
        services.AddSingleton<FunctionsWebServer>();
        services.AddSingleton<TriggerListeners>();
        services.AddSingleton<StartBanner>();
    }
}
