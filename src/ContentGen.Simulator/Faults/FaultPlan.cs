namespace ContentGen.Simulator.Faults;

/// <summary>The faults in force. Of the rules that cover a call, those that name its agent are drawn first.</summary>
public sealed class FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The rules, in the order given. The default value is none.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Decides which calls are affected when a rate is below 1. The default value is null: the simulator's own seed.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// Reads a plan given as JSON, as the path of a file with that JSON, or in the short form
    /// <c>service[/AGENT]=mode[:rate[:latencyMs]],…</c>, such as <c>bedrock=error:0.3,polly=hang</c>.
    /// </summary>
    /// <exception cref="FaultPlanException">The text is none of these; the message names what is wrong.</exception>
    public static FaultPlan Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('{'))
        {
            return FaultPlanJson.Read(trimmed);
        }

        if (File.Exists(trimmed))
        {
            return FaultPlanJson.Read(File.ReadAllText(trimmed));
        }

        return FaultShorthand.Read(trimmed);
    }

    internal IEnumerable<FaultRule> Covering(ServiceCall call) =>
        Rules.Where(rule => rule.Covers(call)).OrderBy(rule => rule.Agent is null);
}
