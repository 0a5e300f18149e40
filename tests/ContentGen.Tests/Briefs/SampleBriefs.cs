using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;
using ContentGen.Storage;
using ContentGen.Tests.Podcast;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContentGen.Tests.Briefs;

internal static class SampleBriefs
{
    public static BriefArchive Archive(IContentStore store, TimeProvider? time = null) => new(
        store, Index(store), new LateBriefs(new(time ?? TimeProvider.System), NullLogger<LateBriefs>.Instance), NullLogger<BriefArchive>.Instance);

    public static BriefIndex Index(IContentStore store) => new(store, NullLogger<BriefIndex>.Instance);

    public static PublishBriefActivity Publisher(IContentStore store) => new(
        store, Index(store), new TraceArchive(store, NullLogger<TraceArchive>.Instance), Podcasts.Tags(), NullLogger<PublishBriefActivity>.Instance);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<WordTiming> Words { get; } = [new("Good", 0, 0.25), new("morning", 0.25, 0.75)];

    public static AudioDetails Audio { get; } = new(0.75, "Joanna", "neural", 12);

    public static Brief Create(string runId = "run-1", DateTimeOffset? generatedAt = null) => new()
    {
        RunId = runId,
        Status = BriefStatus.Completed,
        GeneratedAt = generatedAt ?? Noon,
        Request = BriefRequest.Default,
        Sources = ["The Harbour Post"],
        Why = "The bridge concerns everybody.",
        TraceId = runId,
        Script = "Good morning. The old bridge opens again.",
        Sentences = [new ScriptSentence("Good morning.", []), new ScriptSentence("The old bridge opens again.", ["s1"])],
        NewsItems =
        [
            new NewsItem("s1", $"The old bridge opens again ({runId})", "general", "After two years.", 0.9, "The Harbour Post",
                "https://news.example/bridge", null, "Everybody crosses it.", Noon),
        ],
        WordTimings = [],
        AgentOutputs = new AgentOutputs(new FavoriteSelectorOutput("s1", "The old bridge opens again", "A good end."), null, null),
        AgentStatus = [new AgentProgress("NEWS_FETCHER", AgentState.Completed, 1, 1200, SectionSource.Live, null)],
        Sections = new Dictionary<string, Provenance>
        {
            [SectionName.News] = new(SectionSource.Live, 0, null, ["https://news.example/bridge"]),
        },
        Errors = [],
    };

    public static Brief WithAudio(string runId = "run-1") => Create(runId) with { Audio = Audio, WordTimings = Words };

    /// <summary>Publishes a brief just as it is.</summary>
    public static Task StoreAsync(IContentStore store, Brief brief) =>
        Publisher(store).RunAsync(new PublishCall(brief, HasAudio: false), CancellationToken.None);
}
