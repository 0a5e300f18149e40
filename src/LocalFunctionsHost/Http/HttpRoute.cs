using LocalFunctionsHost.App;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LocalFunctionsHost.Http;

/// <summary>Where an HTTP function is reached.</summary>
/// <param name="Template">With the route prefix, without a leading slash.</param>
/// <param name="Methods">Upper case; empty for any.</param>
/// <param name="Level">Who may call it: <c>anonymous</c>, <c>function</c>, <c>system</c> or <c>admin</c>.</param>
internal sealed record HttpRoute(AppFunction Function, string Template, IReadOnlyList<string> Methods, string Level)
{
    /// <summary>The routes of an app: template or function name behind a prefix.</summary>
    /// <exception cref="FunctionsHostStartException">A template is not valid, or two functions answer the same request.</exception>
    public static IReadOnlyList<HttpRoute> Of(IEnumerable<AppFunction> functions, string prefix)
    {
        HttpRoute[] routes = [.. functions.Where(function => function.Kind == TriggerKind.Http).Select(function => Of(function, prefix))];
        foreach (var same in routes.GroupBy(Shape, StringComparer.OrdinalIgnoreCase))
        {
            RefuseOverlap([.. same]);
        }
        return routes;
    }

    private static HttpRoute Of(AppFunction function, string prefix)
    {
        var route = (function.Trigger.Route ?? function.Name).Trim('/');
        return new HttpRoute(
            function,
            string.Join('/', new[] { prefix, route }.Where(part => part.Length > 0)),
            [.. (function.Trigger.Methods ?? []).Select(method => method.ToUpperInvariant())],
            function.Trigger.AuthLevel?.ToLowerInvariant() ?? "function");
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
                $"Function '{route.Function.Name}' has the route '{route.Function.Trigger.Route}', which is not valid: "
                + e.Message.ReplaceLineEndings(" "), e);
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
        foreach (var (index, route) in routes.Index())
        {
            if (routes.Skip(index + 1).FirstOrDefault(route.Overlaps) is { } other)
            {
                throw new FunctionsHostStartException(
                    $"Functions '{route.Function.Name}' and '{other.Function.Name}' both answer /{route.Template}. "
                    + "Give one of them another Route, or other methods.");
            }
        }
    }

    private bool Overlaps(HttpRoute other) => Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods).Any();
}
