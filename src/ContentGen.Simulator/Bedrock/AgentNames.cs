using System.Collections.Immutable;

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
}
