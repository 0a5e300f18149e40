using Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: FunctionsHostExtension(typeof(TimerHostExtension))]

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>Brings timer triggers to the host.</summary>
internal sealed class TimerHostExtension : IFunctionsHostExtension
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<TimerStatusFiles>();
        services.AddSingleton<TimerFunctionRunner>();
        services.AddSingleton<ITriggerListener, TimerListener>();
        services.AddSingleton<IHostEndpoints, TimerAdminEndpoint>();
    }
}
