using System.Text.Json.Nodes;

namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>One way for the services to fail, and what must come of it.</summary>
/// <param name="Name">As shown in the table.</param>
/// <param name="Faults">The simulator's fault plan without its seed.</param>
/// <param name="Dead">Sections whose maker fails at every call: never live.</param>
/// <param name="Unharmed">Sections that nothing stands in the way of: always live, or cached.</param>
internal sealed record Scenario(string Name, JsonObject Faults, IReadOnlyList<string> Dead, IReadOnlyList<string> Unharmed)
{
    /// <summary>Runs started at once.</summary>
    public int Runs { get; init; } = ChaosSettings.Runs;

    /// <summary>Services whose breakers the faults must open; none where breakers stay out of the way.</summary>
    public IReadOnlyList<string> Down { get; init; } = [];

    /// <summary>What the summary counts it under.</summary>
    public string Kind { get; init; } = Name;

    public JsonObject PlanFor(int seed)
    {
        var plan = (JsonObject)Faults.DeepClone();
        plan["seed"] = seed;
        return plan;
    }
}
