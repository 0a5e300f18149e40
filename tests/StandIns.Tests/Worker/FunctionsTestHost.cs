using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Discovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.Worker;

/// <summary>Hosts the functions of the given types on a free port, with folders of its own.</summary>
internal sealed class FunctionsTestHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worker-");
    private readonly IHost _host;
    private bool _started;

    private FunctionsTestHost(Setup setup)
    {
        Write("host.json", setup.HostJson ?? "{}");
        if (setup.LocalSettings is not null)
            Write("local.settings.json", setup.LocalSettings);
        string[] arguments = ["--script-root", _folder.FullName, "--data", Path.Combine(_folder.FullName, "data"), .. setup.Arguments];
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.Services.Configure<FunctionDiscoveryOptions>(options => options.Include = setup.Functions.Contains);
        setup.Configure?.Invoke(builder);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public static async Task<FunctionsTestHost> StartAsync(params Type[] functions) => await StartAsync(new Setup { Functions = functions });

    public static async Task<FunctionsTestHost> StartAsync(Setup setup)
    {
        var host = new FunctionsTestHost(setup);
        try
        {
            await host._host.StartAsync();
            host._started = true;
            host.Http.BaseAddress = host.Services.GetRequiredService<FunctionsHostEnvironment>().BaseAddress;
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The one line that a start with this setup ends with.</summary>
    public static async Task<string> StartErrorAsync(Setup setup)
    {
        FunctionsHostStartException failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => StartAsync(setup));
        Assert.DoesNotContain('\n', failure.Message);
        return failure.Message;
    }

    public async Task<string> GetAsync(string path) => await (await Http.GetAsync(path)).Content.ReadAsStringAsync();

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Http.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);

    public sealed record Setup
    {
        public IReadOnlyCollection<Type> Functions { get; init; } = [];

        public string[] Arguments { get; init; } = ["--port", "0"];

        public string? HostJson { get; init; }

        public string? LocalSettings { get; init; }

        public Action<FunctionsApplicationBuilder>? Configure { get; init; }
    }
}
