using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

/// <summary>What a breaker's answer, or its silence, makes of a step.</summary>
public sealed class StepBreakerTests
{
    [Fact]
    public async Task Run_BreakerOpen_CallsNothingOfThatService()
    {
        var run = SampleRun.Healthy();
        run.Permits[ServiceName.Bedrock] = new(ServiceName.Bedrock, false, 3, null);

        var result = await run.Start();

        Assert.DoesNotContain(run.Calls, call => AgentPlan.Entries.Any(entry => entry.Activity == call));
        Assert.All(
            result.Brief.AgentStatus,
            line => Assert.Equal(AgentPlan.IsAgent(line.Name) ? AgentState.Skipped : AgentState.Completed, line.Status));
        Assert.Contains("circuit breaker of bedrock is open", result.Brief.Sections[SectionName.News].Reason);
        Assert.Equal(SectionSource.Derived, result.Brief.Sections[SectionName.News].Source);
    }

    [Fact]
    public async Task Run_BreakerOpen_StatusNeverGoesBack()
    {
        var run = SampleRun.Healthy();
        run.Permits[ServiceName.Bedrock] = new(ServiceName.Bedrock, false, 3, null);

        await run.Start();

        foreach (var agent in AgentPlan.Entries)
        {
            AgentProgress[] lines = [.. run.Statuses.Select(status => status.Agents.Single(line => line.Name == agent.Name))];
            Assert.DoesNotContain(lines, line => line.Status == AgentState.Retrying);
            Assert.Equal(lines.Select(line => line.Attempts).Order(), lines.Select(line => line.Attempts));
        }
    }

    [Fact]
    public async Task Run_BreakerNeverAnswers_CallsAfterItsPatience()
    {
        var run = SampleRun.Healthy();
        run.Permits[ServiceName.NewsApi] = null;

        var running = run.Start();
        Assert.DoesNotContain(FetchHeadlinesActivity.FunctionName, run.Calls);
        run.Advance(CircuitBreakerEntity.AskPatience);
        var result = await running;

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
    }

    [Fact]
    public async Task Run_Probe_IsTriedOnlyOnce()
    {
        var run = SampleRun.Healthy().Fails(SynthesizeSpeechActivity.FunctionName, new ExternalServiceException("Still down."));
        run.Permits[ServiceName.AmazonPolly] = new(ServiceName.AmazonPolly, true, 4, "token");

        await run.Start();

        Assert.Single(run.Calls, SynthesizeSpeechActivity.FunctionName);
    }
}
