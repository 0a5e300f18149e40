using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>The routes of the app: template or function name behind the prefix of host.json (default <c>api</c>).</summary>
internal sealed class HttpRoutes(IFunctionCatalog catalog, FunctionsHostEnvironment environment)
{
    private IReadOnlyList<HttpRoute>? _all;

    /// <exception cref="FunctionsHostStartException">A template is not valid, or two functions answer the same request.</exception>
    public IReadOnlyList<HttpRoute> All => _all ??= Read();

    private IReadOnlyList<HttpRoute> Read()
    {
        string prefix = (environment.HostJson["extensions:http:routePrefix"] ?? "api").Trim('/');
        HttpRoute[] routes =
            [.. catalog.Functions.Where(function => function.Trigger.Binding is HttpTriggerAttribute).Select(function => Describe(function, prefix))];
        foreach (IGrouping<string, HttpRoute> same in routes.GroupBy(Shape, StringComparer.OrdinalIgnoreCase))
            RefuseOverlap([.. same]);
        return routes;
    }

    private static HttpRoute Describe(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger.Binding!;
        string route = (trigger.Route ?? function.Name).Trim('/');
        string template = string.Join('/', new[] { prefix, route }.Where(part => part.Length > 0));
        return new HttpRoute(function, trigger, template, [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())]);
    }

    /// <summary>Equal for templates that match the same paths: names of parameters do not count.</summary>
    private static string Shape(HttpRoute route)
    {
        try
        {
            return string.Join('/', RoutePatternFactory.Parse(route.Template).PathSegments.Select(Shape));
        }
        catch (RoutePatternException e)
        {
            throw new FunctionsHostStartException(
                $"Function '{route.Function.Name}' has the route '{route.Trigger.Route}', which is not valid: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static string Shape(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}:{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
        _ => part.ToString(),
    }));

    private static void RefuseOverlap(HttpRoute[] routes)
    {
        for (int i = 0; i < routes.Length; i++)
        {
            for (int j = i + 1; j < routes.Length; j++)
            {
                if (routes[i].Overlaps(routes[j]))
                    throw Conflict(routes[i], routes[j]);
            }
        }
    }

    private static FunctionsHostStartException Conflict(HttpRoute one, HttpRoute other) =>
        new($"Functions '{one.Function.Name}' and '{other.Function.Name}' both answer /{one.Template}. "
            + "Give one of them another Route, or other methods.");
}
