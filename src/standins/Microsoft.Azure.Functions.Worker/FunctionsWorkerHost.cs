using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the functions of the calling assembly with defaults.</summary>
public static class FunctionsWorkerHost
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunDefault(Action<IServiceCollection>? configureServices = null) =>
        Build(Assembly.GetCallingAssembly(), configureServices).Run();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task RunDefaultAsync(Action<IServiceCollection>? configureService = null) =>
        Build(Assembly.GetCallingAssembly(), configureService).RunAsync();

    private static IHost Build(Assembly caller, Action<IServiceCollection>? configure)
    {
        string[] args = Environment.GetCommandLineArgs()[1..];
        IHostBuilder builder = FunctionsHostRegistration.AddTo(Host.CreateDefaultBuilder(args), caller, null, null);
        return builder.ConfigureServices(services => configure?.Invoke(services)).Build();
    }
}
