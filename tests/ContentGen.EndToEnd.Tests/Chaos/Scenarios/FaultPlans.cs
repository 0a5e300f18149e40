using System.Text.Json.Nodes;

namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Fault plans in the simulator's JSON.</summary>
internal static class FaultPlans
{
    // Late, but well within an attempt's time limit.
    private const int SlowMs = 500;

    public static IReadOnlyList<string> Services { get; } = ["newsapi", "bedrock", "polly"];

    public static IReadOnlyList<string> Modes { get; } = ["error", "throttle", "hang", "slow", "malformed", "reset"];

    public static JsonObject None => [];

    public static JsonObject Agent(string agent, string mode) => new() { ["bedrock"] = Rule(mode, 1, agent) };

    /// <summary>The feeds tell the news beside NewsAPI: where it is down to leave a run without headlines, they are too.</summary>
    public static JsonObject Down(IEnumerable<string> services, string mode) =>
        new(WithFeeds(services).Select(service => KeyValuePair.Create(service, (JsonNode?)Rule(mode, 1))));

    /// <summary>Every mode on every service, so that a call fails or is late with the given probability.</summary>
    public static JsonObject Random(double rate)
    {
        var each = 1 - Math.Pow(1 - rate, 1.0 / Modes.Count);
        return new(WithFeeds(Services).Select(service => KeyValuePair.Create(
            service, (JsonNode?)new JsonArray([.. Modes.Select(mode => Rule(mode, each))]))));
    }

    private static IEnumerable<string> WithFeeds(IEnumerable<string> services) =>
        services.SelectMany(service => service == "newsapi" ? new[] { service, "feeds" } : [service]);

    private static JsonObject Rule(string mode, double rate, string? agent = null)
    {
        var rule = new JsonObject { ["mode"] = mode, ["rate"] = rate };
        if (mode == "slow")
        {
            rule["latencyMs"] = SlowMs;
        }

        if (agent is not null)
        {
            rule["agent"] = agent;
        }

        return rule;
    }
}
