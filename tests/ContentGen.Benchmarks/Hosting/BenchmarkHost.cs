using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.DurableTask.Client;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>A functions host in this process, on a free loopback port, with a data folder of its own that goes with it.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _dataFolder;

    private BenchmarkHost(IHost host, string dataFolder)
    {
        _host = host;
        _dataFolder = dataFolder;
        BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = host.Services.GetRequiredService<FunctionsDurableTaskClient>();
    }

    public Uri BaseAddress { get; }

    public DurableTaskClient Client { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>The functions of this project and nothing else: the engine alone.</summary>
    public static Task<BenchmarkHost> StartEngineAsync(string folder) => StartAsync(folder, BuildEngine);

    /// <summary>The app as it ships. Its environment variables must be set.</summary>
    public static Task<BenchmarkHost> StartAppAsync(string folder) => StartAsync(folder, ContentGen.Program.CreateHost);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_dataFolder, recursive: true);
    }

    private static async Task<BenchmarkHost> StartAsync(string folder, Func<string[], IHost> build)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var host = build(["--port", "0", "--data", data]);
        await host.StartAsync();
        return new BenchmarkHost(host, data);
    }

    // The builder takes the functions of the assembly that calls it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IHost BuildEngine(string[] arguments) => FunctionsApplication.CreateBuilder(arguments).Build();
}
