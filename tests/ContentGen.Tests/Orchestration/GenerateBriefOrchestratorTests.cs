using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Orchestration;
using ContentGen.Sections;

namespace ContentGen.Tests.Orchestration;

public sealed class GenerateBriefOrchestratorTests
{
    public static TheoryData<string, string> AgentActivities
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (AgentPlanEntry entry in AgentPlan.Entries)
                rows.Add(entry.Name, entry.Activity);
            return rows;
        }
    }

    [Fact]
    public async Task Run_EverythingWorks_CompletesWithEverySectionLive()
    {
        RunHarness run = SampleRun.Healthy();

        RunResult result = await run.Start();

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        Assert.True(result.Stored);
        Assert.All(result.Brief.Sections, section => Assert.Equal(SectionSource.Live, section.Value.Source));
        Assert.Empty(result.Brief.Errors);
        Assert.Equal(["s4", "s3", "s2", "s1"], result.Brief.NewsItems.Select(item => item.Id));
    }

    [Fact]
    public async Task Run_EveryActivityCall_CarriesARetryPolicy()
    {
        RunHarness run = SampleRun.Healthy();

        await run.Start();

        Assert.Equal(9, run.CallOptions.Count);
        Assert.All(run.CallOptions, options => Assert.NotNull(options?.Retry?.Policy));
    }

    [Fact]
    public async Task Run_Pairs_StartOnlyWhenTheAgentsTheyNeedHaveEnded()
    {
        RunHarness run = SampleRun.Healthy();

        await run.Start();

        foreach (AgentPlanEntry entry in AgentPlan.Entries)
        {
            foreach (string needed in entry.Needs)
                Assert.True(run.Calls.IndexOf(entry.Activity) > run.Calls.IndexOf(AgentPlan.Of(needed).Activity), $"{entry.Name} needs {needed}");
        }
    }

    [Theory]
    [MemberData(nameof(AgentActivities))]
    public async Task Run_OneAgentFails_DeliversPartialWithThatSectionReplaced(string agent, string activity)
    {
        RunHarness run = SampleRun.Healthy().Fails(activity, new ExternalServiceException("Bedrock is down."));

        RunResult result = await run.Start();

        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.False(result.Brief.Emergency);
        Provenance section = result.Brief.Sections[AgentPlan.Of(agent).Section];
        Assert.NotEqual(SectionSource.Live, section.Source);
        Assert.Equal("Bedrock is down.", section.Reason);
        AgentProgress line = result.Brief.AgentStatus.Single(progress => progress.Name == agent);
        Assert.Equal((AgentState.Failed, 4), (line.Status, line.Attempts));
        Assert.Equal(4, run.Calls.Count(call => call == activity));
        BriefError error = Assert.Single(result.Brief.Errors);
        Assert.Equal((agent, FailureCategory.ExternalApi), (error.Step, error.Category));
    }

    [Theory]
    [MemberData(nameof(AgentActivities))]
    public async Task Run_OneAgentHangs_IsGivenUpAndOnlyItsSectionIsReplaced(string agent, string activity)
    {
        RunHarness run = SampleRun.Healthy().Hangs(activity);

        Task<RunResult> running = run.Start();
        run.Advance(TimeSpan.FromSeconds(119));
        Assert.False(running.IsCompleted);
        run.Advance(TimeSpan.FromSeconds(1));
        RunResult result = await running;

        string section = AgentPlan.Of(agent).Section;
        Assert.NotEqual(SectionSource.Live, result.Brief.Sections[section].Source);
        Assert.All(result.Brief.Sections, other => Assert.True(other.Key == section || other.Value.Source == SectionSource.Live, other.Key));
        Assert.Equal((agent, FailureCategory.Timeout), (result.Brief.Errors[0].Step, result.Brief.Errors[0].Category));
    }

    [Theory]
    [InlineData(ActivityName.EnhanceMedia)]
    [InlineData(ActivityName.SuggestWeekendEvents)]
    [InlineData(ActivityName.SynthesizeSpeech)]
    public async Task Run_LastStepRunsOutOfTime_DeliversAtTheDeadline(string activity)
    {
        RunHarness run = SampleRun.Healthy().Hangs(activity);
        run.Input = run.Input with { Settings = run.Input.Settings with { AgentTimeout = TimeSpan.FromMinutes(5) } };

        Task<RunResult> running = run.Start();
        run.Advance(TimeSpan.FromSeconds(284));
        Assert.False(running.IsCompleted);
        run.Advance(TimeSpan.FromSeconds(1));
        RunResult result = await running;

        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.NotEmpty(result.Brief.Script);
    }

    [Fact]
    public async Task Run_HeadlinesHang_LeaveTheirShareToTheOthers()
    {
        RunHarness run = SampleRun.Healthy().Hangs(ActivityName.FetchHeadlines);
        run.Input = run.Input with { Settings = run.Input.Settings with { AgentTimeout = TimeSpan.FromMinutes(5) } };

        Task<RunResult> running = run.Start();
        run.Advance(TimeSpan.FromSeconds(240));
        RunResult result = await running;

        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Audio].Source);
    }

    [Fact]
    public async Task Run_LittleTimeLeft_ShedsTheOptionalAgentsThatUsuallyTakeLonger()
    {
        RunHarness run = SampleRun.Healthy();
        run.Input = run.Input with
        {
            Expectations = new Dictionary<string, AgentExpectation>
            {
                [AgentName.MediaEnhancer] = new(TimeSpan.FromSeconds(300), 1, TimeSpan.FromSeconds(90), 4),
                [AgentName.WeekendEvents] = new(TimeSpan.FromSeconds(3), 1, TimeSpan.FromSeconds(30), 4),
                [AgentName.ScriptGenerator] = new(TimeSpan.FromSeconds(300), 1, TimeSpan.FromSeconds(90), 4),
            },
        };

        RunResult result = await run.Start();

        Assert.DoesNotContain(ActivityName.EnhanceMedia, run.Calls);
        Assert.Contains("time left was shorter", result.Brief.Sections[SectionName.MediaEnhancements].Reason);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Script].Source);
    }

    [Fact]
    public async Task Run_LearnedLimits_AreUsed()
    {
        RunHarness run = SampleRun.Healthy().Fails(ActivityName.SuggestWeekendEvents, new ExternalServiceException("Down."));
        run.Input = run.Input with
        {
            Expectations = new Dictionary<string, AgentExpectation>
            {
                [AgentName.WeekendEvents] = new(TimeSpan.FromSeconds(3), 0.1, TimeSpan.FromSeconds(30), 2),
            },
        };

        await run.Start();

        Assert.Equal(2, run.Calls.Count(call => call == ActivityName.SuggestWeekendEvents));
    }

    [Theory]
    [MemberData(nameof(AgentActivities))]
    public async Task Run_ConfigurationFailure_IsNotRetried(string agent, string activity)
    {
        RunHarness run = SampleRun.Healthy().Fails(activity, new MisconfiguredException("AWS_REGION is not set."));

        RunResult result = await run.Start();

        Assert.Single(run.Calls, activity);
        Assert.Equal(1, result.Brief.AgentStatus.Single(progress => progress.Name == agent).Attempts);
    }

    [Fact]
    public async Task Run_AgentSucceedsOnThirdAttempt_ShowsTheRetriesAndStaysLive()
    {
        int calls = 0;
        RunHarness run = SampleRun.Healthy();
        run.On<AgentCall<ContentGen.Agents.WeekendEvents.WeekendEventsInput>>(ActivityName.SuggestWeekendEvents, _ => ++calls < 3
            ? throw new ServiceTimeoutException("Too slow.")
            : new AgentResult<ContentGen.Agents.WeekendEvents.WeekendEventsOutput>(new([new("Walk", "By the river.", "outdoors")]), new("m", "1", 1, 1, 1, false, 1)));

        RunResult result = await run.Start();

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        IEnumerable<AgentProgress> line = run.Statuses.Select(status => status.Agents.Single(agent => agent.Name == AgentName.WeekendEvents));
        Assert.Contains(line, progress => progress is { Status: AgentState.Retrying, Attempts: 2, Error: "Too slow." });
        Assert.Contains(line, progress => progress is { Status: AgentState.Completed, Attempts: 3, Error: null });
    }

    [Fact]
    public async Task Run_NoHeadlines_DeliversAnEmergencyBriefThatSaysSo()
    {
        RunHarness run = SampleRun.Healthy().Fails(ActivityName.FetchHeadlines, new ExternalServiceException("NewsAPI cannot be reached."));

        RunResult result = await run.Start();

        Assert.True(result.Brief.Emergency);
        Assert.NotEmpty(result.Brief.Script);
        Assert.Equal(SectionSource.Missing, result.Brief.Sections[SectionName.Headlines].Source);
        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.Script].Source);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Audio].Source);
        Assert.Contains(result.Brief.Errors, error => error.Step == SectionName.Headlines && error.Message == "NewsAPI cannot be reached.");
    }

    [Fact]
    public async Task Run_EverythingFails_StillDelivers()
    {
        RunHarness run = SampleRun.Healthy();
        foreach (string activity in run.AllActivities())
            run.Fails(activity, new ExternalServiceException("Down."));

        Task<RunResult> running = run.Start();
        RunResult result = await running;

        Assert.True(result.Brief.Emergency);
        Assert.False(result.Stored);
        Assert.NotEmpty(result.Brief.Script);
        Assert.Equal(RunState.Partial, run.Statuses[^1].Status);
    }

    [Fact]
    public async Task Run_BreakerOpen_CallsNothingOfThatService()
    {
        RunHarness run = SampleRun.Healthy();
        run.Permits[ServiceName.Bedrock] = new(ServiceName.Bedrock, false, 3, null);

        RunResult result = await run.Start();

        Assert.DoesNotContain(run.Calls, call => AgentPlan.Entries.Any(entry => entry.Activity == call));
        Assert.All(result.Brief.AgentStatus, agent => Assert.Equal(AgentState.Skipped, agent.Status));
        Assert.Contains("circuit breaker of bedrock is open", result.Brief.Sections[SectionName.News].Reason);
        Assert.Equal(SectionSource.Derived, result.Brief.Sections[SectionName.News].Source);
    }

    [Fact]
    public async Task Run_BreakerNeverAnswers_CallsAfterItsPatience()
    {
        RunHarness run = SampleRun.Healthy();
        run.Permits[ServiceName.NewsApi] = null;

        Task<RunResult> running = run.Start();
        Assert.Empty(run.Calls);
        run.Advance(CircuitBreakerDefaults.AskPatience);
        RunResult result = await running;

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
    }

    [Fact]
    public async Task Run_Probe_IsTriedOnlyOnce()
    {
        RunHarness run = SampleRun.Healthy().Fails(ActivityName.SynthesizeSpeech, new ExternalServiceException("Still down."));
        run.Permits[ServiceName.AmazonPolly] = new(ServiceName.AmazonPolly, true, 4, "token");

        await run.Start();

        Assert.Single(run.Calls, ActivityName.SynthesizeSpeech);
    }

    [Fact]
    public async Task Run_StartedByVersion10_TakesTheStepsOfItsHistoryOnly()
    {
        RunHarness run = SampleRun.Healthy()
            .OfVersion("1.0", olderThan: "1.1")
            .Fails(ActivityName.SuggestWeekendEvents, new ExternalServiceException("Down."));

        RunResult result = await run.Start();

        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
        Assert.DoesNotContain(ActivityName.ReadCachedOutput, run.Calls);
        Assert.Equal(1 + 8 + 1, run.TimersStarted); // The deadline, the patience with each breaker, the publication.
    }

    [Fact]
    public async Task Run_StartedWithoutAVersion_TakesTheNewestSteps()
    {
        RunHarness run = SampleRun.Healthy()
            .OfVersion("", olderThan: "1.1")
            .Fails(ActivityName.SuggestWeekendEvents, new ExternalServiceException("Down."));

        await run.Start();

        Assert.Contains(ActivityName.ReadCachedOutput, run.Calls);
    }

    [Fact]
    public async Task Run_StoreCannotBeWritten_DeliversThroughTheOutput()
    {
        RunHarness run = SampleRun.Healthy().Fails(ActivityName.PublishBrief, new SystemResourceException("Disk full."));

        RunResult result = await run.Start();

        Assert.False(result.Stored);
        Assert.NotEmpty(result.Brief.Script);
    }

    [Fact]
    public async Task Run_PublishHangs_EndsAfterItsLimit()
    {
        RunHarness run = SampleRun.Healthy().Hangs(ActivityName.PublishBrief);

        Task<RunResult> running = run.Start();
        run.Advance(TimeSpan.FromSeconds(30));
        RunResult result = await running;

        Assert.False(result.Stored);
    }

    [Fact]
    public async Task Status_ThroughARun_NeverGoesBackwardsAndStaysSmall()
    {
        RunHarness run = SampleRun.Healthy()
            .Fails(ActivityName.GenerateScript, new ExternalServiceException(new string('x', 5000)))
            .Fails(ActivityName.EnhanceMedia, new InvalidOutputException(new string('y', 5000)));

        await run.Start();

        int[] completed = [.. run.Statuses.Select(status => status.Progress.Completed)];
        Assert.Equal(completed.Order(), completed);
        Assert.Equal((RunState.Starting, RunState.Partial), (run.Statuses[0].Status, run.Statuses[^1].Status));
        Assert.Equal(100, run.Statuses[^1].Progress.Percentage);
        Assert.Equal(["script", "mediaEnhancements"], run.Statuses[^1].FallbackSections);
        Assert.All(run.Statuses, status =>
            Assert.InRange(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(status, ContentGen.Serialization.ContentGenJson.Options).Length, 1, 16 * 1024 - 1));
    }
}
