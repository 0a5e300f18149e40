using System.Text.Json.Nodes;

namespace ContentGen.Simulator;

/// <summary>Single values of what was sent as JSON; null for what is missing or of another type.</summary>
internal static class JsonValues
{
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Whole(this JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static double? Number(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
