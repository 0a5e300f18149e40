using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContentGen.Http;

public static class HttpProtectionExtensions
{
    private const string HttpTrigger = "httpTrigger";

    public static IServiceCollection AddHttpProtection(this IServiceCollection services) => services.AddSingleton<StartLimiter>();

    /// <summary>Puts headers and the reader's key around the functions that HTTP calls, and around no others.</summary>
    public static IFunctionsWorkerApplicationBuilder UseHttpProtection(this IFunctionsWorkerApplicationBuilder builder) => builder
        .UseWhen<SecurityHeaders>(IsCalledByHttp)
        .UseWhen<ReadAccess>(IsCalledByHttp);

    private static bool IsCalledByHttp(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals(HttpTrigger, StringComparison.OrdinalIgnoreCase));
}
