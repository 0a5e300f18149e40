using ContentGen.Chaos.Tests.Runs;
using ContentGen.Chaos.Tests.Scenarios;

namespace ContentGen.Chaos.Tests.Checks;

/// <summary>All briefs of a scenario against what the simulator served while they were made.</summary>
internal static class LedgerChecks
{
    // An attempt is one call, and a second one when the first answer has to be repaired.
    private const int MostCallsPerAttempt = 2;

    public static IEnumerable<string> Of(IReadOnlyList<BriefView> briefs, ServedCalls calls) =>
        Maker.All.SelectMany(maker => Sources(briefs, calls, maker)).Concat(Maker.Agents.SelectMany(maker => Attempts(briefs, calls, maker)));

    private static IEnumerable<string> Sources(IReadOnlyList<BriefView> briefs, ServedCalls calls, Maker maker)
    {
        int live = briefs.Count(brief => brief.SourceOf(maker.Section) == "live");
        if (live > calls.UsableFor(maker))
            yield return $"{live} briefs say that {maker.Section} is live, but only {calls.UsableFor(maker)} usable answers were served";
    }

    private static IEnumerable<string> Attempts(IReadOnlyList<BriefView> briefs, ServedCalls calls, Maker maker)
    {
        int failed = briefs.Count(brief => brief.Agent(maker).GetProperty("status").GetString() == "FAILED");
        int attempts = briefs.Sum(brief => brief.Agent(maker).GetProperty("attempts").GetInt32());
        if (failed > calls.FaultyFor(maker))
            yield return $"{maker.Agent} failed {failed} times, but was served only {calls.FaultyFor(maker)} faults";
        if (calls.CallsFor(maker) < attempts || calls.CallsFor(maker) > MostCallsPerAttempt * attempts)
            yield return $"{maker.Agent} tells of {attempts} attempts, but made {calls.CallsFor(maker)} calls";
    }
}
