namespace ContentGen.Agents;

/// <summary>The six agents, by the names that status, traces and telemetry show.</summary>
public static class AgentName
{
    public const string NewsFetcher = "NEWS_FETCHER";
    public const string ContentCurator = "CONTENT_CURATOR";
    public const string FavoriteSelector = "FAVORITE_SELECTOR";
    public const string ScriptGenerator = "SCRIPT_GENERATOR";
    public const string MediaEnhancer = "MEDIA_ENHANCER";
    public const string WeekendEvents = "WEEKEND_EVENTS";
}
