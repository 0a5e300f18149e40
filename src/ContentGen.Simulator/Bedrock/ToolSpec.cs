using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock;

internal sealed record ToolSpec(string Name, JsonObject Schema);
