using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>Metrics as no run makes them: any value of any dimension, at any time, missing dimensions included.</summary>
internal static class RandomMetrics
{
    private const int MostRows = 24;
    private const int LongestAgo = 400;

    private static readonly string[] Metrics =
    [
        "contentgen.runs", "contentgen.run.duration", "contentgen.agent.executions", "contentgen.circuit_breaker.transitions",
        "gen_ai.client.operation.duration", "contentgen.speech.duration", "contentgen.news.duration", "contentgen.cost",
    ];

    private static readonly Dictionary<string, string[]> Dimensions = new()
    {
        ["contentgen.run.emergency"] = ["True", "False", "true"],
        ["contentgen.run.status"] = ["completed", "partial"],
        ["contentgen.agent"] = ["NEWS_FETCHER", "SCRIPT_GENERATOR", "WEEKEND_EVENTS"],
        ["contentgen.outcome"] = ["completed", "failed", "skipped"],
        ["contentgen.service"] = ["newsapi", "bedrock", "polly"],
        ["contentgen.from"] = ["closed", "open", "half_open"],
        ["contentgen.to"] = ["closed", "open", "half_open"],
        ["error.type"] = ["timeout", "throttled", ""],
    };

    public static JsonArray Table(Random chance, DateTimeOffset now) =>
        [.. Enumerable.Range(0, chance.Next(MostRows)).Select(_ => Row(chance, now))];

    // Half of the rows are of the last minutes, where most alerts look. A second apart, so that no two changes are at the same moment.
    private static JsonObject Row(Random chance, DateTimeOffset now)
    {
        var count = chance.Next(1, 6);
        double sum = count * chance.Next(400);
        var secondsAgo = chance.Next(chance.Next(2) == 0 ? 12 * 60 : LongestAgo * 60);
        return new()
        {
            ["timestamp"] = now.AddSeconds(-secondsAgo).AddMilliseconds(-chance.Next(1000)).ToString("O"),
            ["name"] = Metrics[chance.Next(Metrics.Length)],
            ["value"] = sum,
            ["valueSum"] = sum,
            ["valueCount"] = count,
            ["customDimensions"] = new JsonObject(Dimensions
                .Where(_ => chance.Next(8) > 0)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value[chance.Next(pair.Value.Length)]))),
        };
    }
}
