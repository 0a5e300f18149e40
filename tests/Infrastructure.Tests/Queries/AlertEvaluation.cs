using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>Which alerts metrics raise at a moment, found in two ways that know nothing of each other.</summary>
internal static class AlertEvaluation
{
    /// <summary>By the alerts' own queries, for each moment.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ByQueryAsync(
        params IReadOnlyList<(DateTimeOffset Now, JsonArray Metrics)> moments)
    {
        var pairs = moments.SelectMany(moment => AlertRule.All.Select(rule => (Rule: rule, moment.Now, moment.Metrics))).ToArray();
        var results = await KustoLanguage.RunAsync(
            [.. pairs.Select(
                pair => (pair.Now, pair.Rule.Query, new JsonObject { ["customMetrics"] = pair.Rule.Within(pair.Metrics, pair.Now) }))]);
        return [.. pairs.Zip(results, (pair, rows) => pair.Rule.Fired(rows)).Chunk(AlertRule.All.Count).Select(
            rules => rules.SelectMany(fired => fired).ToArray())];
    }

    /// <summary>By <see cref="AlertAggregates"/>.</summary>
    public static IReadOnlyList<string> ByCode(DateTimeOffset now, JsonArray metrics) =>
        [.. AlertRule.All.SelectMany(rule => AlertAggregates.Fired(rule.Name, AlertMetric.Read(rule.Within(metrics, now)), now))];
}
