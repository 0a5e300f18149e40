using System.Text;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>The judge is judged: each way for a status to go wrong is seen.</summary>
public sealed class StatusChecksTests
{
    private const string Waiting = """{"name":"A","status":"WAITING","attempts":0}""";
    private const string Completed = """{"name":"A","status":"COMPLETED","attempts":1}""";
    private const string Failed = """{"name":"A","status":"FAILED","attempts":2}""";

    [Fact]
    public void Of_GoodReadings_NothingIsFound() =>
        Assert.Empty(StatusChecks.Of(
            [Reading("STARTING", Waiting), Reading("RUNNING", Completed, done: "A"), Reading("COMPLETED", Completed, done: "A")]));

    [Fact]
    public void Of_LargeStatus_IsFound() =>
        Assert.Contains("bytes", Assert.Single(StatusChecks.Of([Reading("RUNNING", Waiting) with { Bytes = 16_385 }])));

    [Fact]
    public void Of_StateBackwards_IsFound() => AssertFound("status went", Reading("RUNNING", Waiting), Reading("STARTING", Waiting));

    [Fact]
    public void Of_EndChanged_IsFound() =>
        AssertFound("status went", Reading("COMPLETED", Completed, done: "A"), Reading("PARTIAL", Completed, done: "A"));

    [Fact]
    public void Of_ProgressBackwards_IsFound() =>
        AssertFound("progress.completed", Reading("RUNNING", Completed, done: "A"), Reading("RUNNING", Waiting));

    [Fact]
    public void Of_EndedAgentChanged_IsFound() =>
        AssertFound("A went", Reading("RUNNING", Completed, done: "A"), Reading("RUNNING", Failed, failed: "A"));

    [Fact]
    public void Of_TimeBackwards_IsFound() =>
        AssertFound("lastUpdated", Reading("RUNNING", Waiting, second: 5), Reading("RUNNING", Waiting, second: 4));

    [Fact]
    public void Of_EndedWithAnAgentWaiting_IsFound() => AssertFound("an agent has not", Reading("PARTIAL", Waiting));

    [Fact]
    public void Of_ListsAgainstAgents_IsFound() => AssertFound("contradict", Reading("RUNNING", Completed, failed: "A"));

    private static void AssertFound(string what, params StatusReading[] readings) =>
        Assert.Contains(StatusChecks.Of(readings), finding => finding.Contains(what, StringComparison.Ordinal));

    private static StatusReading Reading(string state, string agent, string? done = null, string? failed = null, int second = 0) => StatusReading.Of(Encoding.UTF8.GetBytes($$"""
        {
          "status": "{{state}}", "currentAgent": null, "lastUpdated": "2026-01-10T12:00:0{{second}}Z",
          "progress": { "completed": {{(agent == Waiting ? 0 : 1)}} }, "agents": [{{agent}}],
          "completedAgents": {{Names(done)}}, "failedAgents": {{Names(failed)}}, "fallbackSections": []
        }
        """));

    private static string Names(string? name) => name is null ? "[]" : $"[\"{name}\"]";
}
