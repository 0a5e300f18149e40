using System.Text.Json;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>The judge is judged: a brief that claims more than was served is seen.</summary>
public sealed class LedgerChecksTests
{
    [Fact]
    public void Of_AsServed_NothingIsFound() => Assert.Empty(LedgerChecks.Of([Brief("live")], Served("ok")));

    [Fact]
    public void Of_LiveWithoutAnAnswer_IsFound() =>
        Assert.Contains(
            LedgerChecks.Of([Brief("live")], Served("error")), finding => finding.Contains("only 0 usable", StringComparison.Ordinal));

    [Fact]
    public void Of_CallsThatNobodyTellsOf_AreFound() =>
        Assert.Contains(
            LedgerChecks.Of([Brief("live")], Served("ok", calls: 2)),
            finding => finding.Contains("1 attempts, but made 2", StringComparison.Ordinal));

    private static BriefView Brief(string source)
    {
        var sections = string.Join(',', Maker.All.Select(maker => $$"""
            "{{maker.Section}}": { "source": "{{source}}" }
            """));
        var agents = string.Join(
            ',', Maker.Agents.Select(maker => $$"""{ "name": "{{maker.Agent}}", "status": "COMPLETED", "attempts": 1 }"""));
        return new(JsonSerializer.Deserialize<JsonElement>($$"""{ "sections": { {{sections}} }, "agentStatus": [{{agents}}] }"""));
    }

    private static ServedCalls Served(string outcome, int calls = 1)
    {
        var rows = string.Join(',', Maker.All.Select(maker => $$"""
            {
              "service": "{{maker.Service}}", "operation": "{{maker.Operation}}", "agent": {{JsonSerializer.Serialize(maker.Agent)}},
              "outcome": "{{outcome}}", "count": {{calls}}
            }
            """));
        return ServedCalls.Read(JsonSerializer.Deserialize<JsonElement>($$"""{ "requests": [{{rows}}] }"""));
    }
}
