using ContentGen.Agents;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Tests.Runs;

/// <summary>What a run hands over as its trace.</summary>
public sealed class RunTraceTests
{
    private RunTrace? _trace;

    [Fact]
    public async Task Run_AgentFails_ItsPromptAndItsTokensAreInTheTrace()
    {
        var failure = new InvalidOutputException("Invalid.")
        {
            Receipt = new(
            "1", "run-1", new ModelUsage("model", "3", 9_000, 2_000, 400, false, 70))
        };

        var result = await Traced(SampleRun.Healthy().Fails(nameof(AgentActivities.SuggestWeekendEvents), failure)).Start();

        var agent = Weekend();
        Assert.Equal(
            ("model", "3", 9_000, 2_000),
            (agent.Input.ModelId, agent.Input.PromptVersion, agent.Input.PromptCharacters, agent.Input.Tokens));
        Assert.Equal((400, 70L, false), (agent.Output.Tokens, agent.Output.ModelMs, agent.Output.Repaired));
        Assert.Equal(
            (result.Brief.Cost!.InputTokens, result.Brief.Cost.OutputTokens), (_trace!.Totals.InputTokens, _trace.Totals.OutputTokens));
    }

    [Fact]
    public async Task Run_NoAnswer_ItsPromptIsInTheTraceWithoutAModel()
    {
        var failure = new ServiceTimeoutException("Too slow.")
        {
            Receipt = new(
            "1", "run-1", new ModelUsage("", "3", 9_000, 0, 0, false, 90_000))
        };

        await Traced(SampleRun.Healthy().Fails(nameof(AgentActivities.SuggestWeekendEvents), failure)).Start();

        Assert.Equal((null, 9_000, 0), (Weekend().Input.ModelId, Weekend().Input.PromptCharacters, Weekend().Input.Tokens));
    }

    [Fact]
    public async Task Run_AgentServedFromTheCache_ItsPromptIsInTheTrace()
    {
        var run = SampleRun.Healthy().On<AgentCall<WeekendEventsInput>>(nameof(AgentActivities.SuggestWeekendEvents), _ =>
            new AgentResult<WeekendEventsOutput>(
                new([new("Walk", "By the river.", "outdoors")]), new("model", "1", 1_000, 250, 80, false, 12))
                .WithoutCost(new DateTimeOffset(2026, 3, 2, 6, 30, 0, TimeSpan.Zero)));

        var result = await Traced(run).Start();

        Assert.Equal((1_000, 0, SectionSource.Cached), (Weekend().Input.PromptCharacters, Weekend().Input.Tokens, Weekend().Output.Source));
        Assert.Equal((5 * 1_000, result.Brief.Cost!.InputTokens), (_trace!.Totals.PromptCharacters, _trace.Totals.InputTokens));
    }

    [Fact]
    public async Task Regenerate_Section_HandsOverWhatItsAgentsDid()
    {
        var old = (await SampleRun.Healthy().Start()).Brief;
        var run = Traced(SampleRun.Healthy());

        var brief = (await run.Regenerate(new(old, SectionName.MediaEnhancements, run.Input))).Brief;

        Assert.Equal(
            (old.RunId, old.TraceId, "COMPLETED", brief.UpdatedAt), (_trace!.RunId, _trace.TraceId, _trace.Status, _trace.UpdatedAt));
        var agent = Assert.Single(_trace.Agents);
        Assert.Equal((AgentName.MediaEnhancer, 250), (agent.Name, agent.Input.Tokens));
        Assert.Equal(brief.Audio!.BilledCharacters, _trace.Totals.SpeechCharacters);
    }

    private AgentTrace Weekend() => _trace!.Agents.Single(agent => agent.Name == AgentName.WeekendEvents);

    private RunHarness Traced(RunHarness run) => run.On<PublishCall>(PublishBriefActivity.FunctionName, call =>
    {
        _trace = call.Trace;
        return call.Brief.RunId;
    });
}
