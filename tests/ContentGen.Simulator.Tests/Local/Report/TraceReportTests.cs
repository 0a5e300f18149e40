using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Local.Report;
using ContentGen.Sections;

namespace ContentGen.Simulator.Tests.Local.Report;

public sealed class TraceReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lines_EndedRun_TellWhatEachAgentDid()
    {
        var lines = TraceReport.Lines(Trace(), 80).ToList();

        Assert.Equal("Run run-1: PARTIAL, 12.3 s", lines[0]);
        Assert.Equal("Trace 0af7651916cd43dd8448eb211c80319c", lines[1]);
        Assert.Contains("  SCRIPT_GENERATOR  completed live      2.5 s     2    4,000     900     300    1.7 s", lines);
        Assert.Contains("      Tried 2 times.", lines);
        Assert.Contains("      Last failure: The model is busy.", lines);
        Assert.Contains("  WEEKEND_EVENTS    skipped   static        -     0        -       -       -        -", lines);
        Assert.Contains("1,700", string.Join(' ', lines[^2..]), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_RunThatGoesOn_SaySo() =>
        Assert.Equal(
            "Run run-1: RUNNING, goes on, 12.3 s", TraceReport.Lines(Trace() with { Status = "RUNNING", Complete = false }, 80).First());

    private static RunTrace Trace() => new(
        "run-1", "0af7651916cd43dd8448eb211c80319c", "PARTIAL", true, Start, Start.AddSeconds(12.3), 12_300, new(
            4_000, 900, 300, 1_700, 1_700),
        [
            new("SCRIPT_GENERATOR", AgentState.Completed, 2_500, 1, 2, "The model is busy.",
                new(["NEWS_FETCHER"], "haiku", "1", 4_000, 900), new(
                    SectionName.Script, SectionSource.Live, 4, 300, false, 1_700), ["Tried 2 times."]),
            new("WEEKEND_EVENTS", AgentState.Skipped, null, 0, 0, null,
                new([], null, null, null, null), new(
                    SectionName.WeekendRecommendations, SectionSource.Static, 0, null, null, null), ["Not called: too late."]),
        ]);
}
