using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>An answer of the app.</summary>
/// <param name="Headers">By lower-case name, several lines joined with a comma and a space.</param>
internal sealed record ScenarioResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>True when the body is JSON: said so, or not said to be something else.</summary>
    public bool IsJson { get; } = Parse(Headers, Text, out _);

    public JsonNode? Body { get; init; } = Parse(Headers, Text, out var body) ? body : null;

    private static bool Parse(IReadOnlyDictionary<string, string> headers, string text, out JsonNode? body)
    {
        body = null;
        if (text.Length == 0 || (headers.TryGetValue("content-type", out var type) && !type.Contains("json", StringComparison.Ordinal)))
        {
            return false;
        }

        try
        {
            body = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
