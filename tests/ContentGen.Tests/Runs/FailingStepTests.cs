using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Tests.Runs;

/// <summary>Steps that fail: what replaces their sections, and how often they are tried.</summary>
public sealed class FailingStepTests
{
    [Theory]
    [MemberData(nameof(SampleRun.AgentSteps), MemberType = typeof(SampleRun))]
    public async Task Run_OneAgentFails_DeliversPartialWithThatSectionReplaced(string agent, string activity)
    {
        var run = SampleRun.Healthy().Fails(activity, new ExternalServiceException("Bedrock is down."));

        var result = await run.Start();

        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.False(result.Brief.Emergency);
        var section = result.Brief.Sections[AgentPlan.Of(agent).Section];
        Assert.NotEqual(SectionSource.Live, section.Source);
        Assert.Equal("Bedrock is down.", section.Reason);
        var line = result.Brief.AgentStatus.Single(progress => progress.Name == agent);
        Assert.Equal((AgentState.Failed, 4), (line.Status, line.Attempts));
        Assert.Equal(4, run.Calls.Count(call => call == activity));
        var error = Assert.Single(result.Brief.Errors);
        Assert.Equal((agent, FailureCategory.ExternalApi), (error.Step, error.Category));
    }

    [Theory]
    [MemberData(nameof(SampleRun.AgentSteps), MemberType = typeof(SampleRun))]
    public async Task Run_ResultCannotBeRead_IsDeliveredAllTheSame(string agent, string activity)
    {
        var run = SampleRun.Healthy().IsUnreadable(activity, new JsonException("No such property."));

        var result = await run.Start();

        Assert.NotEqual(SectionSource.Live, result.Brief.Sections[AgentPlan.Of(agent).Section].Source);
        Assert.Equal(FailureCategory.Validation, Assert.Single(result.Brief.Errors).Category);
    }

    [Theory]
    [MemberData(nameof(SampleRun.AgentSteps), MemberType = typeof(SampleRun))]
    public async Task Run_ConfigurationFailure_IsNotRetried(string agent, string activity)
    {
        var run = SampleRun.Healthy().Fails(activity, new MisconfiguredException("AWS_REGION is not set."));

        var result = await run.Start();

        Assert.Single(run.Calls, activity);
        Assert.Equal(1, result.Brief.AgentStatus.Single(progress => progress.Name == agent).Attempts);
    }

    [Fact]
    public async Task Run_AgentSucceedsOnThirdAttempt_ShowsTheRetriesAndStaysLive()
    {
        var calls = 0;
        var run = SampleRun.Healthy();
        run.On<AgentCall<ContentGen.Agents.WeekendEvents.WeekendEventsInput>>(nameof(AgentActivities.SuggestWeekendEvents), _ => ++calls < 3
            ? throw new ServiceTimeoutException("Too slow.")
            : new AgentResult<ContentGen.Agents.WeekendEvents.WeekendEventsOutput>(
                new([new("Walk", "By the river.", "outdoors")]), new("m", "1", 1, 1, 1, false, 1)));

        var result = await run.Start();

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        var line = run.Statuses.Select(status => status.Agents.Single(agent => agent.Name == AgentName.WeekendEvents));
        Assert.Contains(line, progress => progress is { Status: AgentState.Retrying, Attempts: 2, Error: "Too slow." });
        Assert.Contains(line, progress => progress is { Status: AgentState.Completed, Attempts: 3, Error: null });
    }

    [Fact]
    public async Task Run_EveryAttemptFails_EachIsLoggedOnce()
    {
        var run = SampleRun.Healthy().Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."));

        await run.Start();

        Assert.Equal(
            Enumerable.Range(1, 4).Select(attempt => $"Run run-1: WEEKEND_EVENTS attempt {attempt} failed, ExternalApi: Down."),
            run.Warnings.Texts);
    }

    [Fact]
    public async Task Run_NoHeadlines_DeliversAnEmergencyBriefThatSaysSo()
    {
        var run = SampleRun.Healthy()
            .Fails(FetchHeadlinesActivity.FunctionName, new ExternalServiceException("NewsAPI cannot be reached."));

        var result = await run.Start();

        Assert.True(result.Brief.Emergency);
        Assert.NotEmpty(result.Brief.Script);
        Assert.Equal(SectionSource.Missing, result.Brief.Sections[SectionName.Headlines].Source);
        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.Script].Source);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Audio].Source);
        Assert.Contains(result.Brief.Errors, error => error.Step == SectionName.Headlines && error.Message == "NewsAPI cannot be reached.");
    }

    [Fact]
    public async Task Run_NoNewsForTheRequest_TheEmergencyBriefSaysSo()
    {
        var run = SampleRun.Healthy().On<HeadlinesCall>(FetchHeadlinesActivity.FunctionName, _ => new HeadlineBatch([], "newsapi"));

        var result = await run.Start();

        Assert.True(result.Brief.Emergency);
        var error = Assert.Single(result.Brief.Errors);
        Assert.Equal((SectionName.Headlines, FailureCategory.Validation), (error.Step, error.Category));
    }

    [Fact]
    public async Task Run_EverythingFails_StillDelivers()
    {
        var run = SampleRun.Healthy();
        foreach (var activity in run.AllActivities())
        {
            run.Fails(activity, new ExternalServiceException("Down."));
        }

        var running = run.Start();
        var result = await running;

        Assert.True(result.Brief.Emergency);
        Assert.False(result.Stored);
        Assert.NotEmpty(result.Brief.Script);
        Assert.Equal(RunState.Partial, run.Statuses[^1].Status);
    }
}
