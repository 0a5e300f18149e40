using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentGen.Simulator.Bedrock;

namespace ContentGen.Simulator.Faults;

/// <summary>
/// The JSON form of a plan: a rule, or an array of rules, by service name, and <c>seed</c>. The short form is read by way of it.
/// Every failure names the field that is wrong.
/// </summary>
internal static class FaultPlanJson
{
    private const int MaximumLatencyMs = 600_000;

    private static readonly JsonSerializerOptions WhatIsSet = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static FaultPlan Read(string json)
    {
        try
        {
            return Read(JsonNode.Parse(json) as JsonObject
                ?? throw new FaultPlanException("A fault plan is a JSON object, such as {\"bedrock\":{\"mode\":\"error\"}}."));
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new FaultPlanException($"The fault plan is not valid JSON: {failure.Message}", failure);
        }
    }

    /// <summary>Reads <c>service[/AGENT]=mode[:rate[:latencyMs]]</c> and <c>seed=N</c>, separated by commas.</summary>
    public static FaultPlan ReadShort(string text)
    {
        var plan = new JsonObject();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var target, var fault])
            {
                throw Unreadable(part);
            }

            if (target == "seed")
            {
                plan["seed"] = NumberOrText(fault);
                continue;
            }

            var names = target.Split('/', 2);
            plan.TryAdd(names[0], new JsonArray());
            ((JsonArray)plan[names[0]]!).Add(ShortRule(part, fault.Split(':'), names.Length > 1 ? names[1] : null));
        }

        return plan.Any(entry => entry.Key != "seed") ? Read(plan) : throw Unreadable(text);
    }

    public static JsonObject Write(FaultPlan plan)
    {
        var json = new JsonObject();
        foreach (var group in plan.Rules.GroupBy(rule => rule.Service))
        {
            var rules = group.Select(Write).ToArray();
            json[group.Key.Name()] = rules.Length == 1 ? rules[0] : new JsonArray(rules);
        }

        if (plan.Seed is { } seed)
        {
            json["seed"] = seed;
        }

        return json;
    }

    private static FaultPlan Read(JsonObject json)
    {
        var rules = new List<FaultRule>();
        int? seed = null;
        foreach (var (name, value) in json)
        {
            if (name == "seed")
            {
                seed = Whole("seed", value, int.MinValue, int.MaxValue);
            }
            else if (SimulatedServiceNames.TryParse(name, out var service))
            {
                rules.AddRange(value switch
                {
                    null => [],
                    JsonArray { Count: > 1 } many => many.Select((rule, index) => Rule($"{name}[{index}]", service, rule)),
                    JsonArray array => array.Select(rule => Rule(name, service, rule)),
                    _ => [Rule(name, service, value)],
                });
            }
            else
            {
                throw new FaultPlanException($"'{name}' is no service. Use {string.Join(", ", SimulatedServiceNames.All)} or seed.");
            }
        }

        return new FaultPlan { Rules = rules, Seed = seed };
    }

    private static FaultRule Rule(string field, SimulatedService service, JsonNode? value)
    {
        if (value is not JsonObject given)
        {
            throw new FaultPlanException($"{field} must be an object, such as {{\"mode\":\"error\",\"rate\":0.3}}.");
        }

        var names = given.Select(entry => entry.Key);
        if (names.FirstOrDefault(name => name is not ("mode" or "rate" or "latencyMs" or "agent")) is { } unknown)
        {
            throw new FaultPlanException($"{field}.{unknown} is unknown. Use mode, rate, latencyMs or agent.");
        }

        return new FaultRule(service, FaultModeNames.Parse($"{field}.mode", Text($"{field}.mode", given["mode"])))
        {
            Rate = given["rate"] is { } rate ? Rate($"{field}.rate", rate) : 1,
            LatencyMs = given["latencyMs"] is { } wait ? Whole($"{field}.latencyMs", wait, 0, MaximumLatencyMs) : null,
            Agent = given["agent"] is { } agent ? Agent($"{field}.agent", service, agent) : null,
        };
    }

    private static string Text(string field, JsonNode? value) =>
        value.Text() ?? throw new FaultPlanException($"{field} must be a string.");

    private static double Rate(string field, JsonNode value) => value.Number() is { } rate and >= 0 and <= 1
        ? rate
        : throw new FaultPlanException($"{field} must be a number from 0 to 1, not {value.ToJsonString()}.");

    private static int Whole(string field, JsonNode? value, int minimum, int maximum) =>
        value.Whole() is { } number && number >= minimum && number <= maximum
            ? number
            : throw new FaultPlanException($"{field} must be a whole number from {minimum} to {maximum}.");

    private static string Agent(string field, SimulatedService service, JsonNode value)
    {
        if (service != SimulatedService.Bedrock)
        {
            throw new FaultPlanException($"{field}: only bedrock requests name their agent. Leave agent out.");
        }

        var agent = Text(field, value);
        return AgentNames.All.Contains(agent)
            ? agent
            : throw new FaultPlanException($"{field}: unknown agent '{agent}'. Use one of {string.Join(", ", AgentNames.All)}.");
    }

    private static JsonObject ShortRule(string part, string[] fields, string? agent) => fields.Length > 3
        ? throw new FaultPlanException($"'{part}' has too many fields. Write service=mode:rate:latencyMs.")
        : new()
        {
            ["mode"] = fields[0],
            ["rate"] = NumberOrText(fields.ElementAtOrDefault(1)),
            ["latencyMs"] = NumberOrText(fields.ElementAtOrDefault(2)),
            ["agent"] = agent,
        };

    // Parsed as JSON, because a number made by code is of one type only.
    private static JsonNode? NumberOrText(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))!
            : JsonValue.Create(text);

    private static FaultPlanException Unreadable(string text) =>
        new($"'{text}' is no fault plan: neither JSON, nor an existing file, nor a list such as bedrock=error:0.3,polly=hang.");

    private static JsonNode Write(FaultRule rule) => JsonSerializer.SerializeToNode(
        new { mode = rule.Mode.Name(), rate = rule.Rate, latencyMs = rule.LatencyMs, agent = rule.Agent }, WhatIsSet)!;
}
