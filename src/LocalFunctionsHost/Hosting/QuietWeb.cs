using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Hosting;

/// <summary>
/// Web applications with nothing in them: no files, no configuration, no signals of the process, and no part in the traces of an app
/// in the same process.
/// </summary>
internal static class QuietWeb
{
    private const string DiagnosticsName = "LocalFunctionsHost";

    public static WebApplicationBuilder CreateBuilder(ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = DiagnosticsName });
        builder.Services.AddSingleton(loggers);
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        // An app listens to these under ASP.NET Core's own names, and would take the host's requests for its own.
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new DiagnosticListener(DiagnosticsName)));
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new ActivitySource(DiagnosticsName)));
        builder.Services.Replace(ServiceDescriptor.Singleton(DistributedContextPropagator.CreateNoOutputPropagator()));
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        return builder;
    }

    /// <summary>Who starts a host stops it; signals of the process are none of its business.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
