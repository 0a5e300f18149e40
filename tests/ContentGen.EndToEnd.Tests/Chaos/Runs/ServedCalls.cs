using System.Text.Json;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>What the simulator really served: its own count of calls by outcome.</summary>
internal sealed class ServedCalls
{
    private static readonly string[] UsableOutcomes = ["ok", "slow"];

    private readonly (string Service, string Operation, string? Agent, string Outcome, int Count)[] _rows;

    private ServedCalls(JsonElement answer) =>
        _rows = [.. answer.GetProperty("requests").EnumerateArray().Select(row => (
            row.GetProperty("service").GetString()!,
            row.GetProperty("operation").GetString()!,
            row.GetProperty("agent").GetString(),
            row.GetProperty("outcome").GetString()!,
            row.GetProperty("count").GetInt32()))];

    public int Total => _rows.Sum(row => row.Count);

    public int Faulty => _rows.Where(row => !UsableOutcomes.Contains(row.Outcome)).Sum(row => row.Count);

    public static ServedCalls Read(JsonElement answer) => new(answer);

    public int CallsOf(string service) => _rows.Where(row => row.Service == service).Sum(row => row.Count);

    public int CallsFor(Maker maker) => Of(maker).Sum(row => row.Count);

    public int UsableFor(Maker maker) => Of(maker).Where(row => UsableOutcomes.Contains(row.Outcome)).Sum(row => row.Count);

    public int FaultyFor(Maker maker) => CallsFor(maker) - UsableFor(maker);

    /// <summary>Answers that had to be repaired.</summary>
    public int MalformedFor(Maker maker) => Of(maker).Where(row => row.Outcome == "malformed").Sum(row => row.Count);

    private IEnumerable<(string Service, string Operation, string? Agent, string Outcome, int Count)> Of(Maker maker) =>
        _rows.Where(row => (row.Service == maker.Service && row.Operation == maker.Operation && row.Agent == maker.Agent)
            || (maker.Section == "headlines" && row.Service == "feeds"));
}
