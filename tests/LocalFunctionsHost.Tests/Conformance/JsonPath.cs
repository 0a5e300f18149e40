using System.Globalization;
using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>Dotted paths such as <c>items.0.name</c>; property names without case.</summary>
internal static class JsonPath
{
    /// <returns>Null when nothing is there.</returns>
    public static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "$"))
        {
            node = Step(node, step);
        }

        return node;
    }

    private static JsonNode? Step(JsonNode? node, string step) => node switch
    {
        JsonArray array => int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < array.Count ? array[index] : null,
        JsonObject found => found.FirstOrDefault(property => property.Key.Equals(step, StringComparison.OrdinalIgnoreCase)).Value,
        _ => null,
    };
}
