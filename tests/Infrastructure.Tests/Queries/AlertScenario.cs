using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>
/// What the telemetry of some minutes looks like and which alerts it must raise; from <c>infra/queries/scenarios.json</c>.
/// </summary>
/// <param name="Fires">Names of alerts, each with its dimension's value behind a blank when it has one.</param>
internal sealed record AlertScenario(string Name, IReadOnlyList<string> Fires, IReadOnlyList<ScenarioRow> Rows)
{
    public static IReadOnlyList<AlertScenario> All { get; } = JsonSerializer.Deserialize<AlertScenario[]>(
        Repository.Read("infra", "queries", "scenarios.json"), new JsonSerializerOptions(JsonSerializerDefaults.Web))!;

    /// <summary>Its rows of <c>customMetrics</c>.</summary>
    public JsonArray ToTable(DateTimeOffset now) => [.. Rows.Select(row => row.ToTableRow(now))];
}
