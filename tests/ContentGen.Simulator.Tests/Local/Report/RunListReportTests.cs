using ContentGen.Briefs;
using ContentGen.Http.Endpoints;
using ContentGen.Local.Report;

namespace ContentGen.Simulator.Tests.Local.Report;

public sealed class RunListReportTests
{
    [Fact]
    public void Lines_Briefs_AreALineEach()
    {
        var lines = RunListReport.Lines(new(
            [
                Brief("run-2", BriefStatus.Completed, "A story", 91.9),
                Brief("key-long", BriefStatus.Partial, new string('x', 60), null),
                Brief("run-1", BriefStatus.Partial, null, 12) with { Emergency = true },
            ],
            "next",
            null)).ToList();

        Assert.Equal("run-2     2026-03-01 07:30  COMPLETED   1:31  A story", lines[0]);
        Assert.Equal($"key-long  2026-03-01 07:30  PARTIAL        -  {new string('x', 47)}…", lines[1]);
        Assert.Equal("run-1     2026-03-01 07:30  EMERGENCY   0:12  (no stories)", lines[2]);
        Assert.Contains("--limit", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_None_SaySo() => Assert.Equal(["No briefs are kept yet."], RunListReport.Lines(new([], null, null)));

    private static BriefSummary Brief(string runId, BriefStatus status, string? title, double? seconds) => new(
        runId, status, false, new DateTimeOffset(2026, 3, 1, 7, 30, 0, TimeSpan.Zero), title, seconds, 5, new(
            "http://127.0.0.1/", "http://127.0.0.1/page", null, null, null));
}
