using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Methods and address of HTTP functions, for the banner.</summary>
internal sealed class HttpFunctionUrls(HttpRoutes routes, FunctionsHostEnvironment environment) : IFunctionUrls
{
    public string? Describe(FunctionDescriptor function)
    {
        HttpRoute? route = routes.All.FirstOrDefault(route => ReferenceEquals(route.Function, function));
        if (route is null)
            return null;
        string methods = route.Methods.Count == 0 ? "" : $"[{string.Join(',', route.Methods)}] ";
        return $"{methods}{environment.BaseAddress.GetLeftPart(UriPartial.Authority)}/{route.Template}";
    }
}
