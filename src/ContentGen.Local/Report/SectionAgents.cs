using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Local.Report;

internal static class SectionAgents
{
    /// <summary>The agent that makes a section; null when none does.</summary>
    public static string? Of(string section) => section switch
    {
        SectionName.News => AgentName.NewsFetcher,
        SectionName.Curation => AgentName.ContentCurator,
        SectionName.FavoriteStory => AgentName.FavoriteSelector,
        SectionName.Script => AgentName.ScriptGenerator,
        SectionName.MediaEnhancements => AgentName.MediaEnhancer,
        SectionName.WeekendRecommendations => AgentName.WeekendEvents,
        _ => null,
    };
}
