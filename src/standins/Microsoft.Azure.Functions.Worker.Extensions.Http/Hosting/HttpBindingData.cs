using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Route values, then query values, by name; <c>Headers</c> and <c>Query</c> as JSON text.</summary>
internal static class HttpBindingData
{
    public static IReadOnlyDictionary<string, object?> Of(HttpRequest request)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Headers"] = Json(request.Headers),
            ["Query"] = Json(request.Query),
        };
        foreach ((string name, StringValues value) in request.Query)
            data[name] = value.ToString();
        foreach ((string name, object? value) in request.RouteValues)
            data[name] = value;
        return data;
    }

    private static string Json(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => value.Value.ToString()));
}
