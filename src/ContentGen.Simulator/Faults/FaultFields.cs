using System.Text.Json.Nodes;
using ContentGen.Simulator.Bedrock;

namespace ContentGen.Simulator.Faults;

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
