using System.Text;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

/// <summary>An answer as it came.</summary>
/// <param name="Status">0 when the connection was closed without an answer.</param>
internal sealed record RawResponse(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public static RawResponse Closed { get; } = new(0, [], []);

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The body; null when it is not JSON.</summary>
    public JsonElement? Json()
    {
        try
        {
            return JsonDocument.Parse(Body).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
