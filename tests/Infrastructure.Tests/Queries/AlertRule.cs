using System.Text.Json.Nodes;
using System.Xml;

namespace Infrastructure.Tests.Queries;

/// <summary>An alert of <c>infra/alerts.json</c> with its query as it is deployed.</summary>
/// <param name="Window">How far back it looks.</param>
/// <param name="Dimension">The column that it fires by; null when it fires once.</param>
internal sealed record AlertRule(string Name, string Query, TimeSpan Window, string? Dimension)
{
    public static IReadOnlyList<AlertRule> All { get; } = [.. JsonNode.Parse(
        Repository.Read("infra", "alerts.json"))!.AsArray().Select(alert => Read(alert!))];

    /// <summary>The rows of a table that the rule sees; its window reaches back from <paramref name="now"/>.</summary>
    public JsonArray Within(JsonArray rows, DateTimeOffset now) => [.. rows
        .Where(row => DateTimeOffset.Parse(
            row!["timestamp"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) is var at && at >= now - Window && at <= now)
        .Select(row => row!.DeepClone())];

    /// <summary>What the rule raises when its query returns these rows: once for each value of its dimension, or once.</summary>
    public IEnumerable<string> Fired(JsonArray rows) => Dimension is null
        ? rows.Select(_ => Name)
        : rows.Select(row => $"{Name} {row![Dimension]}").Order(StringComparer.Ordinal);

    private static AlertRule Read(JsonNode alert) => new(
        alert["name"]!.ToString(),
        $"{Repository.Read("infra", "queries", $"{alert["query"]}.kql")}\n| where {alert["condition"]}",
        XmlConvert.ToTimeSpan(alert["window"]!.ToString()),
        alert["dimensions"]!.AsArray().Select(dimension => dimension!.ToString()).SingleOrDefault());
}
