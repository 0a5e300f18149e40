using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Sections;

namespace ContentGen.Tests.Briefs;

public sealed class RunTraceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Merged_SectionMadeAgain_ReplacesItsAgentAndKeepsTheRest()
    {
        var run = Trace(Start, 12, [AgentName.NewsFetcher, AgentName.ScriptGenerator], tokens: 100);
        var again = Trace(Start.AddHours(2), 3, [AgentName.ScriptGenerator], tokens: 7);

        var merged = RunTrace.Merged(run, again);

        Assert.Equal([AgentName.NewsFetcher, AgentName.ScriptGenerator], merged.Agents.Select(agent => agent.Name));
        Assert.Equal([100, 7], merged.Agents.Select(agent => agent.Input.Tokens));
        Assert.Equal((107, 2_000), (merged.Totals.InputTokens, merged.Totals.PromptCharacters));
        Assert.Equal((Start, again.UpdatedAt, 15_000), (merged.StartedAt, merged.UpdatedAt, merged.Duration));
    }

    [Fact]
    public void Merged_Again_ChangesNothing()
    {
        var run = Trace(Start, 12, [AgentName.NewsFetcher, AgentName.ScriptGenerator], tokens: 100);
        var again = Trace(Start.AddHours(2), 3, [AgentName.ScriptGenerator], tokens: 7);

        var merged = RunTrace.Merged(run, again);

        Assert.Same(merged, RunTrace.Merged(merged, again));
        Assert.Same(merged, RunTrace.Merged(run, merged));
        Assert.Same(run, RunTrace.Merged(run, run with { }));
    }

    [Fact]
    public void Of_AnswerFromTheCache_HasASizeThatNothingWasSpentOn()
    {
        AgentProgress[] lines = [new(AgentName.NewsFetcher, AgentState.Completed, 1, 5, SectionSource.Cached, null)];
        var usage = new ModelUsage("model", "1", 1_000, 0, 0, false, 0);
        var notes = new Dictionary<string, AgentNote>
        {
            [AgentName.NewsFetcher] = new(usage, new(SectionSource.Cached, 60, "It is recent.", [])),
        };

        var trace = RunTrace.Of("run-1", "", "COMPLETED", Start, Start, lines, notes, 0);

        Assert.Equal((1_000, 0), (trace.Agents[0].Input.PromptCharacters, trace.Agents[0].Input.Tokens));
        Assert.Equal(0, trace.Totals.PromptCharacters);
    }

    private static RunTrace Trace(DateTimeOffset start, int seconds, string[] agents, int tokens) => RunTrace.Of(
        "run-1",
        "0af7651916cd43dd8448eb211c80319c",
        "COMPLETED",
        start,
        start.AddSeconds(seconds),
        agents.Select(name => new AgentProgress(name, AgentState.Completed, 1, 5, SectionSource.Live, null)),
        agents.ToDictionary(
            name => name,
            _ => new AgentNote(new ModelUsage("model", "1", 1_000, tokens, 1, false, 5), new(SectionSource.Live, 0, null, []))),
        speechCharacters: 60);
}
