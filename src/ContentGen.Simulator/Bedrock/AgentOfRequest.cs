using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock;

/// <summary>Tells which agent sent a request: by its metadata, else by a tool's name or the system text.</summary>
internal static class AgentOfRequest
{
    public static string? Find(JsonObject? body)
    {
        if (Named(body?["requestMetadata"]?["agent"]?.ToString()) is { } agent)
        {
            return agent;
        }

        return Named(body?["toolConfig"]?.ToJsonString()) ?? Named(body?["system"]?.ToJsonString());
    }

    private static string? Named(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var normal = text.ToUpperInvariant().Replace('-', '_').Replace(' ', '_');
        return AgentNames.All.FirstOrDefault(agent => normal.Contains(agent) || normal.Contains(agent.Replace("_", "")));
    }
}
