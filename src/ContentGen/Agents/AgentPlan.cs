using ContentGen.Sections;

namespace ContentGen.Agents;

/// <summary>Who runs when and who needs whom: the dependency map of a run, as data.</summary>
public static class AgentPlan
{
    public static IReadOnlyList<AgentPlanEntry> Entries { get; } =
    [
        new(AgentName.NewsFetcher, nameof(AgentActivities.FetchNews), SectionName.News, 1, [], TimeSpan.FromSeconds(8)),
        new(AgentName.ContentCurator, nameof(AgentActivities.CurateContent), SectionName.Curation, 1, [], TimeSpan.FromSeconds(6)),
        new(AgentName.FavoriteSelector, nameof(AgentActivities.SelectFavorite), SectionName.FavoriteStory, 2,
            [AgentName.NewsFetcher, AgentName.ContentCurator], TimeSpan.FromSeconds(4)),
        new(AgentName.ScriptGenerator, nameof(AgentActivities.GenerateScript), SectionName.Script, 2,
            [AgentName.NewsFetcher, AgentName.ContentCurator], TimeSpan.FromSeconds(10)),
        new(AgentName.MediaEnhancer, nameof(AgentActivities.EnhanceMedia), SectionName.MediaEnhancements, 3,
            [AgentName.NewsFetcher], TimeSpan.FromSeconds(6), Optional: true),
        new(AgentName.WeekendEvents, nameof(AgentActivities.SuggestWeekendEvents), SectionName.WeekendRecommendations, 3,
            [AgentName.NewsFetcher], TimeSpan.FromSeconds(6), Optional: true),
    ];

    /// <summary>Names of the lines of a run's status: the agents, and the audio, which is no agent's but waited for like them.</summary>
    public static IReadOnlyList<string> Lines { get; } = [.. Entries.Select(entry => entry.Name), AgentName.Audio];

    /// <summary>Who needs whom, by line.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies { get; } =
        Lines.ToDictionary(line => line, line => IsAgent(line) ? Of(line).Needs : [AgentName.ScriptGenerator]);

    public static AgentPlanEntry Of(string agent) => Entries.Single(entry => entry.Name == agent);

    /// <summary>False for the audio's line.</summary>
    public static bool IsAgent(string line) => line != AgentName.Audio;

    /// <summary>The section that a line is about.</summary>
    public static string SectionOf(string line) => IsAgent(line) ? Of(line).Section : SectionName.Audio;
}

/// <summary>One agent's place in the run.</summary>
/// <param name="Name">One of <see cref="Agents.AgentName"/>.</param>
/// <param name="Activity">Its activity function, of <see cref="AgentActivities"/>.</param>
/// <param name="Section">The section that it fills; one of <see cref="Sections.SectionName"/>.</param>
/// <param name="Pair">1 to 3; the two agents of a pair run side by side, pair after pair.</param>
/// <param name="Needs">Agents whose output it reads.</param>
/// <param name="TypicalDuration">What it usually takes, for the estimate shown before anything was measured.</param>
/// <param name="Optional">True when it is left out as soon as the time left is shorter than what it usually takes.</param>
public sealed record AgentPlanEntry(
    string Name,
    string Activity,
    string Section,
    int Pair,
    IReadOnlyList<string> Needs,
    TimeSpan TypicalDuration,
    bool Optional = false);

/// <summary>The six agents, by the names that status, traces and telemetry show, and the audio's line beside them.</summary>
public static class AgentName
{
    public const string NewsFetcher = "NEWS_FETCHER";
    public const string ContentCurator = "CONTENT_CURATOR";
    public const string FavoriteSelector = "FAVORITE_SELECTOR";
    public const string ScriptGenerator = "SCRIPT_GENERATOR";
    public const string MediaEnhancer = "MEDIA_ENHANCER";
    public const string WeekendEvents = "WEEKEND_EVENTS";
    public const string Audio = "AUDIO";
}
