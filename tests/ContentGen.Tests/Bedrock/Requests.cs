using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Providers.Bedrock;

namespace ContentGen.Tests.Bedrock;

internal static class Requests
{
    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static StructuredRequest First { get; } = new(
        AgentName.FavoriteSelector,
        "Instructions.",
        "Question?",
        Json("""{"type":"object","required":["storyId"],"properties":{"storyId":{"type":"string","maxLength":600}}}"""));

    public static StructuredAnswer Answer(string? output, string text = "") =>
        new(output is null ? null : Json(output), output is null ? null : "use-1", text, false, "model-1", 1, 1);
}
