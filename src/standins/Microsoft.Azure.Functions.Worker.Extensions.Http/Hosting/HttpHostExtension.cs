using Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: FunctionsHostExtension(typeof(HttpHostExtension))]

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Brings HTTP triggers to the host.</summary>
internal sealed class HttpHostExtension : IFunctionsHostExtension
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<HttpRoutes>();
        services.AddSingleton<HttpFunctionRunner>();
        services.AddSingleton<HttpResultWriter>();
        services.AddSingleton<IHostEndpoints, HttpEndpoints>();
        services.AddSingleton<IFunctionUrls, HttpFunctionUrls>();
        services.AddSingleton<IParameterBinder, HttpRequestBinder>();
    }
}
