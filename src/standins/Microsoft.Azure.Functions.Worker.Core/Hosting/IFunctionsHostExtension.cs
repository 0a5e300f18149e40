using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Registers a trigger extension's listener, endpoints and binders. Needs a parameterless constructor.</summary>
internal interface IFunctionsHostExtension
{
    void ConfigureServices(IServiceCollection services);
}
