using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the functions of the calling assembly to a generic host.</summary>
public static class WorkerHostBuilderExtensions
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), null, null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), (_, worker) => configure(worker), null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<WorkerOptions> configureOptions) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), null, configureOptions);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), configure, null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), (_, worker) => configure(worker), configureOptions);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions) =>
        FunctionsHostRegistration.AddTo(builder, Assembly.GetCallingAssembly(), configure, configureOptions);
}
