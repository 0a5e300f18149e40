using System.Globalization;

namespace ContentGen.Simulator.Faults;

/// <summary>The short form of a plan: <c>service[/AGENT]=mode[:rate[:latencyMs]]</c> and <c>seed=N</c>, separated by commas.</summary>
internal static class FaultShorthand
{
    public static FaultPlan Read(string text)
    {
        var rules = new List<FaultRule>();
        int? seed = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("seed=", StringComparison.Ordinal))
            {
                seed = Whole("seed", part["seed=".Length..], int.MinValue, int.MaxValue);
            }
            else
            {
                rules.Add(Rule(part));
            }
        }

        return rules.Count > 0 ? new FaultPlan { Rules = rules, Seed = seed } : throw new FaultPlanException(Unreadable(text));
    }

    private static FaultRule Rule(string part)
    {
        if (part.Split('=') is not [var target, var fault])
        {
            throw new FaultPlanException(Unreadable(part));
        }

        var names = target.Split('/', 2);
        if (!SimulatedServiceNames.TryParse(names[0], out var service))
        {
            throw new FaultPlanException($"'{names[0]}' is no service. Use {string.Join(", ", SimulatedServiceNames.All)}.");
        }

        var fields = fault.Split(':');
        if (fields.Length > 3)
        {
            throw new FaultPlanException($"'{part}' has too many fields. Write service=mode:rate:latencyMs.");
        }

        return new FaultRule(service, FaultModeNames.Parse(names[0], fields[0]))
        {
            Rate = fields.Length > 1 ? Rate($"{names[0]} rate", fields[1]) : 1,
            LatencyMs = fields.Length > 2 ? Whole($"{names[0]} latencyMs", fields[2], 0, FaultFields.MaximumLatencyMs) : null,
            Agent = names.Length > 1 ? FaultFields.Agent(target, service, names[1]) : null,
        };
    }

    private static double Rate(string field, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 1
            ? rate
            : throw new FaultPlanException($"{field}: '{text}' must be a number from 0 to 1.");

    private static int Whole(string field, string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum
            ? number
            : throw new FaultPlanException($"{field}: '{text}' must be a whole number from {minimum} to {maximum}.");

    private static string Unreadable(string text) =>
        $"'{text}' is no fault plan: neither JSON, nor an existing file, nor a list such as bedrock=error:0.3,polly=hang.";
}
