using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock;

/// <summary>The agents whose requests the simulator can tell apart.</summary>
internal static class AgentNames
{
    public const string NewsFetcher = "NEWS_FETCHER";
    public const string ContentCurator = "CONTENT_CURATOR";
    public const string FavoriteSelector = "FAVORITE_SELECTOR";
    public const string ScriptGenerator = "SCRIPT_GENERATOR";
    public const string MediaEnhancer = "MEDIA_ENHANCER";
    public const string WeekendEvents = "WEEKEND_EVENTS";

    public static ImmutableArray<string> All { get; } =
        [NewsFetcher, ContentCurator, FavoriteSelector, ScriptGenerator, MediaEnhancer, WeekendEvents];

    /// <summary>The agent that sent a request, by its metadata, else by a tool's name or the system text; null when none tells.</summary>
    public static string? Find(JsonObject? body) =>
        Named(body?["requestMetadata"]?["agent"]?.ToString())
        ?? Named(body?["toolConfig"]?.ToJsonString())
        ?? Named(body?["system"]?.ToJsonString());

    private static string? Named(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var normal = text.ToUpperInvariant().Replace('-', '_').Replace(' ', '_');
        return All.FirstOrDefault(agent => normal.Contains(agent) || normal.Contains(agent.Replace("_", "")));
    }
}
