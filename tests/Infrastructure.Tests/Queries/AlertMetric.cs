using System.Globalization;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>A row of <c>customMetrics</c>, as far as alerts look at it.</summary>
internal sealed record AlertMetric(DateTimeOffset At, string Name, double Sum, int Count, JsonNode Dimensions)
{
    public string? this[string dimension] => Dimensions[dimension]?.ToString();

    public static AlertMetric[] Read(JsonArray rows) => [.. rows.Select(row => new AlertMetric(
        DateTimeOffset.Parse(row!["timestamp"]!.ToString(), CultureInfo.InvariantCulture),
        row["name"]!.ToString(),
        row["valueSum"]!.GetValue<double>(),
        row["valueCount"]!.GetValue<int>(),
        row["customDimensions"]!))];
}
