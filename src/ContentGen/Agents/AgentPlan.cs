using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Agents;

/// <summary>Who runs when and who needs whom: the dependency map of a run, as data.</summary>
public static class AgentPlan
{
    public static IReadOnlyList<AgentPlanEntry> Entries { get; } =
    [
        new(AgentName.NewsFetcher, ActivityName.FetchNews, SectionName.News, 1, [], Critical: true, TimeSpan.FromSeconds(8)),
        new(AgentName.ContentCurator, ActivityName.CurateContent, SectionName.Curation, 1, [], Critical: false, TimeSpan.FromSeconds(6)),
        new(AgentName.FavoriteSelector, ActivityName.SelectFavorite, SectionName.FavoriteStory, 2,
            [AgentName.NewsFetcher, AgentName.ContentCurator], Critical: false, TimeSpan.FromSeconds(4)),
        new(AgentName.ScriptGenerator, ActivityName.GenerateScript, SectionName.Script, 2,
            [AgentName.NewsFetcher, AgentName.ContentCurator], Critical: true, TimeSpan.FromSeconds(10)),
        new(AgentName.MediaEnhancer, ActivityName.EnhanceMedia, SectionName.MediaEnhancements, 3,
            [AgentName.NewsFetcher], Critical: false, TimeSpan.FromSeconds(6), Optional: true),
        new(AgentName.WeekendEvents, ActivityName.SuggestWeekendEvents, SectionName.WeekendRecommendations, 3,
            [AgentName.NewsFetcher], Critical: false, TimeSpan.FromSeconds(6), Optional: true),
    ];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies { get; } =
        Entries.ToDictionary(entry => entry.Name, entry => entry.Needs);

    /// <summary>The estimate before anything was measured: the slowest of each pair, one pair after another, and the rest of a run.</summary>
    public static TimeSpan TypicalRunDuration { get; } =
        Entries.GroupBy(entry => entry.Pair).Select(pair => pair.Max(entry => entry.TypicalDuration)).Aggregate(TimeSpan.FromSeconds(5), (sum, next) => sum + next);

    public static AgentPlanEntry Of(string agent) => Entries.Single(entry => entry.Name == agent);
}
