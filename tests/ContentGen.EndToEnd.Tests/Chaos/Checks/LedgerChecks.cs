using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>All briefs of a scenario against what the simulator served while they were made.</summary>
internal static class LedgerChecks
{
    public static IEnumerable<string> Of(IReadOnlyList<BriefView> briefs, ServedCalls calls) =>
        Sources(briefs, calls).Concat(Maker.Agents.SelectMany(maker => Attempts(briefs, calls, maker)));

    /// <summary>That nothing claims to be live that was not served. Holds also where attempts end before their calls leave.</summary>
    public static IEnumerable<string> Sources(IReadOnlyList<BriefView> briefs, ServedCalls calls) =>
        Maker.All.SelectMany(maker => Sources(briefs, calls, maker));

    private static IEnumerable<string> Sources(IReadOnlyList<BriefView> briefs, ServedCalls calls, Maker maker)
    {
        var live = briefs.Count(brief => brief.SourceOf(maker.Section) == "live");
        if (live > calls.UsableFor(maker))
        {
            yield return $"{live} briefs say that {maker.Section} is live, but only {calls.UsableFor(maker)} usable answers were served";
        }
    }

    private static IEnumerable<string> Attempts(IReadOnlyList<BriefView> briefs, ServedCalls calls, Maker maker)
    {
        var failed = briefs.Count(brief => brief.Agent(maker).GetProperty("status").GetString() == "FAILED");
        var attempts = briefs.Sum(brief => brief.Agent(maker).GetProperty("attempts").GetInt32());
        if (failed > calls.FaultyFor(maker))
        {
            yield return $"{maker.Agent} failed {failed} times, but was served only {calls.FaultyFor(maker)} faults";
        }

        // An attempt is one call, and a second one when the first answer has to be repaired. It may be none: on a machine under load an
        // attempt's time can be over before its call leaves.
        if (calls.CallsFor(maker) > attempts + calls.MalformedFor(maker))
        {
            yield return $"{maker.Agent} tells of {attempts} attempts, but made {calls.CallsFor(maker)} calls";
        }
    }
}
