using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Simulator.Bedrock;

namespace ContentGen.Simulator.Faults;

/// <summary>The JSON form of a plan: a rule, or an array of rules, by service name, and <c>seed</c>.</summary>
internal static class FaultPlanJson
{
    public static FaultPlan Read(string json)
    {
        var rules = new List<FaultRule>();
        int? seed = null;
        foreach (var (name, value) in Parse(json))
        {
            if (name == "seed")
            {
                seed = FaultFields.Whole("seed", value, int.MinValue, int.MaxValue);
            }
            else if (SimulatedServiceNames.TryParse(name, out var service))
            {
                rules.AddRange(Rules(name, service, value));
            }
            else
            {
                throw new FaultPlanException($"'{name}' is no service. Use {string.Join(", ", SimulatedServiceNames.All)} or seed.");
            }
        }

        return new FaultPlan { Rules = rules, Seed = seed };
    }

    public static JsonObject Write(FaultPlan plan)
    {
        var json = new JsonObject();
        foreach (var group in plan.Rules.GroupBy(rule => rule.Service))
        {
            var rules = group.Select(Write).ToArray<JsonNode>();
            json[group.Key.Name()] = rules.Length == 1 ? rules[0] : new JsonArray(rules);
        }

        if (plan.Seed is { } seed)
        {
            json["seed"] = seed;
        }

        return json;
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject
                ?? throw new FaultPlanException("A fault plan is a JSON object, such as {\"bedrock\":{\"mode\":\"error\"}}.");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new FaultPlanException($"The fault plan is not valid JSON: {failure.Message}", failure);
        }
    }

    private static IEnumerable<FaultRule> Rules(string field, SimulatedService service, JsonNode? value) => value switch
    {
        JsonArray many => many.Select((rule, index) => Rule($"{field}[{index}]", service, rule)),
        null => [],
        _ => [Rule(field, service, value)],
    };

    private static FaultRule Rule(string field, SimulatedService service, JsonNode? value)
    {
        if (value is not JsonObject given)
        {
            throw new FaultPlanException($"{field} must be an object, such as {{\"mode\":\"error\",\"rate\":0.3}}.");
        }

        foreach (var (name, _) in given)
        {
            if (name is not ("mode" or "rate" or "latencyMs" or "agent"))
            {
                throw new FaultPlanException($"{field}.{name} is unknown. Use mode, rate, latencyMs or agent.");
            }
        }

        return new FaultRule(service, FaultModeNames.Parse($"{field}.mode", FaultFields.Text($"{field}.mode", given["mode"])))
        {
            Rate = given["rate"] is { } rate ? FaultFields.Rate($"{field}.rate", rate) : 1,
            LatencyMs = given["latencyMs"] is { } wait ? FaultFields.LatencyMs($"{field}.latencyMs", wait) : null,
            Agent = given["agent"] is { } agent ? FaultFields.Agent($"{field}.agent", service, agent) : null,
        };
    }

    private static JsonObject Write(FaultRule rule)
    {
        var json = new JsonObject { ["mode"] = FaultModeNames.Name(rule.Mode), ["rate"] = rule.Rate };
        if (rule.LatencyMs is { } wait)
        {
            json["latencyMs"] = wait;
        }

        if (rule.Agent is { } agent)
        {
            json["agent"] = agent;
        }

        return json;
    }
}

/// <summary>Reads the fields of a rule and names the one that is wrong.</summary>
internal static class FaultFields
{
    public const int MaximumLatencyMs = 600_000;

    public static string Text(string field, JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text)
        ? text
        : throw new FaultPlanException($"{field} must be a string.");

    public static double Rate(string field, JsonNode? value)
    {
        if (value is JsonValue scalar && scalar.TryGetValue<double>(out var rate) && rate is >= 0 and <= 1)
        {
            return rate;
        }

        throw new FaultPlanException($"{field} must be a number from 0 to 1.");
    }

    public static int Whole(string field, JsonNode? value, int minimum, int maximum)
    {
        if (value is JsonValue scalar && scalar.TryGetValue<int>(out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        throw new FaultPlanException($"{field} must be a whole number from {minimum} to {maximum}.");
    }

    public static int LatencyMs(string field, JsonNode? value) => Whole(field, value, 0, MaximumLatencyMs);

    public static string Agent(string field, SimulatedService service, JsonNode? value) => Agent(field, service, Text(field, value));

    public static string Agent(string field, SimulatedService service, string agent)
    {
        if (service != SimulatedService.Bedrock)
        {
            throw new FaultPlanException($"{field}: only bedrock requests name their agent. Leave agent out.");
        }

        if (!AgentNames.All.Contains(agent))
        {
            throw new FaultPlanException($"{field}: unknown agent '{agent}'. Use one of {string.Join(", ", AgentNames.All)}.");
        }

        return agent;
    }
}
