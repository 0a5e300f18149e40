using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>What a scenario's faults must, and must not, have done to a brief.</summary>
internal static class ScenarioChecks
{
    public static IEnumerable<string> Of(Scenario scenario, BriefView brief)
    {
        foreach (var section in scenario.Dead.Where(section => brief.SourceOf(section) == "live"))
        {
            yield return $"{section} is live, though every call for it failed";
        }

        foreach (var section in scenario.Unharmed.Where(section => brief.SourceOf(section) is not ("live" or "cached")))
        {
            yield return $"{section} is {brief.SourceOf(section)}, though nothing stood in its way: {brief.ReasonOf(section)}";
        }
    }
}
