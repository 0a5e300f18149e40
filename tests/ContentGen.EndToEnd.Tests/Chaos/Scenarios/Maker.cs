namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Who makes a section of a brief.</summary>
/// <param name="Section">The section's name in the brief.</param>
/// <param name="Service">The service called, by the simulator's name.</param>
/// <param name="Operation">The operation called.</param>
/// <param name="Agent">The agent that calls; null when none does.</param>
internal sealed record Maker(string Section, string Service, string Operation, string? Agent)
{
    public static IReadOnlyList<Maker> All { get; } =
    [
        new("headlines", "newsapi", "TopHeadlines", null),
        new("news", "bedrock", "Converse", "NEWS_FETCHER"),
        new("curation", "bedrock", "Converse", "CONTENT_CURATOR"),
        new("favoriteStory", "bedrock", "Converse", "FAVORITE_SELECTOR"),
        new("script", "bedrock", "Converse", "SCRIPT_GENERATOR"),
        new("mediaEnhancements", "bedrock", "Converse", "MEDIA_ENHANCER"),
        new("weekendRecommendations", "bedrock", "Converse", "WEEKEND_EVENTS"),
        new("audio", "polly", "SynthesizeSpeech", null),
    ];

    public static IEnumerable<Maker> Agents => All.Where(maker => maker.Agent is not null);

    /// <summary>True when the section has nothing to stand on without headlines.</summary>
    public bool NeedsHeadlines => Service == "bedrock" && Section != "weekendRecommendations";
}
