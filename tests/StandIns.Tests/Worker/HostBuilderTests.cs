using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting.Discovery;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.Worker;

public sealed class HostBuilderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("builder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ConfigureFunctionsWorkerDefaults_OnAGenericHost_RunsFunctionsWithMiddlewareAndOptions()
    {
        using IHost host = Builder()
            .ConfigureFunctionsWorkerDefaults(
                worker => worker.UseMiddleware(async (context, next) =>
                {
                    await next();
                    context.GetInvocationResult().Value += " seen";
                }),
                options => options.Capabilities["Test"] = "yes")
            .ConfigureServices(services => services.Configure<FunctionDiscoveryOptions>(options => options.Include = type => type == typeof(Built)))
            .Build();

        await host.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(host.Services.GetRequiredService<IServerAddressesFeature>().Addresses.Single()) };
        Assert.Equal("built seen", await http.GetStringAsync("api/HostBuilt"));
        await host.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("api/HostBuilt"));
    }

    [Fact]
    public async Task HostedServices_OfTheApp_StartBeforeRequestsAndStopAfterThem()
    {
        var order = new List<string>();
        using IHost host = Builder()
            .ConfigureFunctionsWorkerDefaults()
            .ConfigureServices(services =>
            {
                services.Configure<FunctionDiscoveryOptions>(options => options.Include = type => type == typeof(Built));
                services.AddHostedService(provider => new Recorder(order, provider.GetRequiredService<IServerAddressesFeature>()));
            })
            .Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["start", "stop"], order);
    }

    private IHostBuilder Builder() => Host
        .CreateDefaultBuilder(["--port", "0", "--data", _folder.FullName])
        .ConfigureLogging(logging => logging.AddFilter(_ => false));

    private sealed class Recorder(List<string> order, IServerAddressesFeature addresses) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            order.Add(addresses.Addresses.Count == 1 ? "start" : "start without a port");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            order.Add("stop");
            return Task.CompletedTask;
        }
    }

    public static class Built
    {
        [Function("HostBuilt")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "built";
    }
}
