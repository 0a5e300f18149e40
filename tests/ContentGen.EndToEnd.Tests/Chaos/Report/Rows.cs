using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Report;

/// <summary>Makes rows of runs: each run is checked alone, and what else was found is added.</summary>
internal static class Rows
{
    public static ChaosRow Of(
        string scenario, IReadOnlyList<WatchedRun> runs, ServedCalls? calls, IEnumerable<string> found, int? openCalls = null) =>
        Within(ChaosSettings.RunDeadline, scenario, runs, calls, found, openCalls);

    public static ChaosRow Within(
        TimeSpan deadline, string scenario, IReadOnlyList<WatchedRun> runs, ServedCalls? calls, IEnumerable<string> found, int? openCalls = null) =>
        new(scenario, runs, deadline, calls, openCalls, [.. runs.SelectMany(run => Findings.Of(run, deadline)), .. found]);

    public static BriefView[] Briefs(IEnumerable<WatchedRun> runs) =>
        [.. runs.Where(Findings.IsDelivered).Select(run => new BriefView(run.Brief!.Value))];
}
