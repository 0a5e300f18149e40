using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>One export of one metric, as Application Insights stores it.</summary>
internal sealed record ScenarioRow(
    string Metric, double Sum, IReadOnlyDictionary<string, string> Dimensions, int Count = 1, int MinutesAgo = 2)
{
    public JsonObject ToTableRow(DateTimeOffset now) => new()
    {
        ["timestamp"] = now.AddMinutes(-MinutesAgo).ToString("O"),
        ["name"] = Metric,
        ["value"] = Sum,
        ["valueSum"] = Sum,
        ["valueCount"] = Count,
        ["valueMin"] = Sum / Count,
        ["valueMax"] = Sum / Count,
        ["customDimensions"] = new JsonObject(Dimensions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };
}
