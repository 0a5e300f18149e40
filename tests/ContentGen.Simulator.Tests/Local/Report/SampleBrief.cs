using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Sections;

namespace ContentGen.Simulator.Tests.Local.Report;

internal static class SampleBrief
{
    public static Brief Partial { get; } = new()
    {
        RunId = "run-1",
        Status = BriefStatus.Partial,
        GeneratedAt = new DateTimeOffset(2026, 3, 1, 7, 30, 0, TimeSpan.Zero),
        Request = BriefRequest.Default,
        Audio = new AudioDetails(83.4, "Joanna", "neural", 1800),
        AudioUrl = "http://127.0.0.1/api/briefs/run-1/audio",
        Sources = ["Example Times"],
        Why = "Because.",
        TraceId = "0",
        Script = "Good morning. " + string.Join(' ', Enumerable.Repeat("word", 60)),
        Sentences = [],
        NewsItems = [new("a", "A story", "science", "What happened.", 0.9, "Example Times", "https://example.org/a", null, null, null)],
        WordTimings = [new("Good", 0, 0.5), new("morning", 0.5, 1)],
        AgentOutputs = new AgentOutputs(
            new FavoriteSelectorOutput("a", "A story", "It is good news."), null, [new WeekendTip("Walk", "Go for a walk.", "outdoors")]),
        AgentStatus = [new AgentProgress("SCRIPT_GENERATOR", AgentState.Completed, 2, 1234, SectionSource.Live, null)],
        Sections = new Dictionary<string, Provenance>
        {
            [SectionName.Script] = new(SectionSource.Live, 0, null, []),
            [SectionName.MediaEnhancements] = new(SectionSource.Missing, 0, "Bedrock failed", []),
        },
        Errors = [new BriefError("MEDIA_ENHANCER", FailureCategory.ExternalApi, "Bedrock failed (503).")],
    };
}
