using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Learning;
using ContentGen.News;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

/// <summary>Time: steps that hang, the limit of a run, and what is left out when little is left.</summary>
public sealed class RunDeadlineTests
{
    private static readonly AgentExpectation Slow = new(TimeSpan.FromSeconds(300), 1, TimeSpan.FromSeconds(90), 4);

    [Theory]
    [MemberData(nameof(SampleRun.AgentSteps), MemberType = typeof(SampleRun))]
    public async Task Run_OneAgentHangs_IsGivenUpAndOnlyItsSectionIsReplaced(string agent, string activity)
    {
        var run = SampleRun.Healthy().Hangs(activity);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(164));
        Assert.False(running.IsCompleted);
        run.Advance(TimeSpan.FromSeconds(1));
        var result = await running;

        var section = AgentPlan.Of(agent).Section;
        Assert.NotEqual(SectionSource.Live, result.Brief.Sections[section].Source);
        Assert.All(
            result.Brief.Sections, other => Assert.True(other.Key == section || other.Value.Source == SectionSource.Live, other.Key));
        Assert.Equal((agent, FailureCategory.Timeout), (result.Brief.Errors[0].Step, result.Brief.Errors[0].Category));
    }

    [Theory]
    [InlineData(nameof(AgentActivities.EnhanceMedia))]
    [InlineData(nameof(AgentActivities.SuggestWeekendEvents))]
    [InlineData(SynthesizeSpeechActivity.FunctionName)]
    public async Task Run_LastStepRunsOutOfTime_DeliversAtTheDeadline(string activity)
    {
        var run = SampleRun.Healthy().Hangs(activity).Under(LongAttempts);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(284));
        Assert.False(running.IsCompleted);
        run.Advance(TimeSpan.FromSeconds(1));
        var result = await running;

        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.NotEmpty(result.Brief.Script);
    }

    [Theory]
    [InlineData(283, 2)]
    [InlineData(280, 3)]
    public async Task Run_DeadlinePassesDuringARetry_AttemptsBegunAreCounted(int secondFailureAt, int attempts)
    {
        var run = SampleRun.Healthy().Hangs(nameof(AgentActivities.SuggestWeekendEvents)).Under(LongAttempts);

        // Each pause is the first interval of 2 s, spread by a quarter, and its double: the third attempt begins 3 to 5 s after the
        // second failed.
        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(100));
        run.FailLate(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."));
        run.Advance(TimeSpan.FromSeconds(secondFailureAt - 100));
        run.FailLate(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."));
        run.Advance(TimeSpan.FromSeconds(285 - secondFailureAt));
        var result = await running;

        var line = result.Brief.AgentStatus.Single(progress => progress.Name == AgentName.WeekendEvents);
        Assert.Equal((AgentState.Skipped, attempts), (line.Status, line.Attempts));
        Assert.Single(result.Brief.Errors, error => error.Message == RunDeadline.Reason);
    }

    [Theory]
    [InlineData(AgentState.Completed, SectionSource.Live)]
    [InlineData(AgentState.Failed, SectionSource.Static)]
    public async Task Run_AStepEndsInTheTurnInWhichTimeIsOver_ItsLineEndsToo(AgentState state, SectionSource source)
    {
        var run = SampleRun.Healthy().Hangs(nameof(AgentActivities.SuggestWeekendEvents)).Under(LongAttempts);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(284));
        run.EndLate(
            nameof(AgentActivities.SuggestWeekendEvents),
            TimeSpan.FromSeconds(2),
            state == AgentState.Failed ? new ExternalServiceException("Down.") : null);
        var result = await running;

        var line = result.Brief.AgentStatus.Single(progress => progress.Name == AgentName.WeekendEvents);
        Assert.Equal((state, 1), (line.Status, line.Attempts));
        Assert.Equal(source, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
        Assert.Null(run.Statuses[^1].CurrentAgent);
        Assert.Equal(run.Statuses[^1].Progress.Total, run.Statuses[^1].Progress.Completed);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(300)]
    public async Task Run_EverythingHangsTheStoreAndTheBudgetToo_DeliversWithinTheLimit(int seconds)
    {
        var run = SampleRun.Healthy();
        foreach (var activity in run.AllActivities())
        {
            run.Hangs(activity);
        }

        run.BudgetHangs = true;
        run.Under(settings => settings with
        {
            RunDeadline = TimeSpan.FromSeconds(seconds),
            AgentTimeout = TimeSpan.FromSeconds(seconds),
            DailyBudgetUsd = 1,
        });

        var running = run.Start();
        var steps = 0;
        for (; steps < 1000 && !running.IsCompleted; steps++)
        {
            run.Advance(TimeSpan.FromSeconds(seconds) / 1000);
        }

        Assert.True(running.IsCompleted, $"The run has not ended after {seconds} s.");
        Assert.True((await running).Brief.Emergency);
    }

    [Fact]
    public async Task Run_HeadlinesHang_LeaveTheirShareToTheOthers()
    {
        var run = SampleRun.Healthy().Hangs(FetchHeadlinesActivity.FunctionName).Under(LongAttempts);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(240));
        var result = await running;

        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Audio].Source);
    }

    [Theory]
    [InlineData(AgentName.MediaEnhancer, false)]
    [InlineData(AgentName.FavoriteSelector, true)]
    public async Task Run_AcceptedUnderAnotherPlan_ShedsWhatWasOptionalWhenItStarted(string agent, bool wasOptional)
    {
        Assert.NotEqual(wasOptional, AgentPlan.Of(agent).Optional);
        var run = SampleRun.Healthy()
            .Under(settings => settings with { OptionalAgents = wasOptional ? [agent] : [] })
            .Expecting(agent, Slow);

        await run.Start();

        Assert.Equal(!wasOptional, run.Calls.Contains(AgentPlan.Of(agent).Activity));
    }

    [Fact]
    public void Expectations_OfANewRun_NameEveryStepOfThePlan()
    {
        var learned = new Dictionary<string, AgentExpectation>
        {
            [AgentName.NewsFetcher] = new(TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(30), 3),
        };

        var all = new RunExpectations(learned, TimeSpan.FromSeconds(90), 4).OfAll();

        var steps = AgentPlan.Entries.Select(entry => entry.Name).Concat([SectionName.Headlines, SectionName.Audio]);
        Assert.Equal(steps.Order(), all.Keys.Order());
        Assert.Equal(learned[AgentName.NewsFetcher], all[AgentName.NewsFetcher]);
        Assert.All(AgentPlan.Entries.Skip(1), entry => Assert.Equal(entry.TypicalDuration, all[entry.Name].UsualDuration));
    }

    [Fact]
    public async Task Run_LittleTimeLeft_ShedsTheOptionalAgentsThatUsuallyTakeLonger()
    {
        var run = SampleRun.Healthy()
            .Expecting(AgentName.MediaEnhancer, Slow)
            .Expecting(AgentName.WeekendEvents, new(TimeSpan.FromSeconds(3), 1, TimeSpan.FromSeconds(30), 4))
            .Expecting(AgentName.ScriptGenerator, Slow);

        var result = await run.Start();

        Assert.DoesNotContain(nameof(AgentActivities.EnhanceMedia), run.Calls);
        Assert.Contains("time left was shorter", result.Brief.Sections[SectionName.MediaEnhancements].Reason);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.Script].Source);
    }

    [Fact]
    public async Task Run_LearnedLimits_AreUsed()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."))
            .Expecting(AgentName.WeekendEvents, new(TimeSpan.FromSeconds(3), 0.1, TimeSpan.FromSeconds(30), 2));

        await run.Start();

        Assert.Equal(2, run.Calls.Count(call => call == nameof(AgentActivities.SuggestWeekendEvents)));
    }

    [Fact]
    public async Task Run_LearnedLimits_ReachHeadlinesAndAudioToo()
    {
        var given = new Dictionary<string, TimeSpan?>();
        var run = SampleRun.Healthy()
            .Expecting(SectionName.Headlines, new(TimeSpan.FromSeconds(3), 1, TimeSpan.FromSeconds(31), 4))
            .Expecting(SectionName.Audio, new(TimeSpan.FromSeconds(3), 1, TimeSpan.FromSeconds(32), 4));
        var (headlines, speech) = (run.AnswerOf(FetchHeadlinesActivity.FunctionName), run.AnswerOf(SynthesizeSpeechActivity.FunctionName));
        run.On<HeadlinesCall>(FetchHeadlinesActivity.FunctionName, call =>
        {
            given[SectionName.Headlines] = call.TimeLimit;
            return headlines(call);
        });
        run.On<SpeechCall>(SynthesizeSpeechActivity.FunctionName, call =>
        {
            given[SectionName.Audio] = call.TimeLimit;
            return speech(call);
        });

        await run.Start();

        Assert.Equal((TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32)), (given[SectionName.Headlines], given[SectionName.Audio]));
    }

    private static RunSettings LongAttempts(RunSettings settings) => settings with { AgentTimeout = TimeSpan.FromMinutes(5) };
}
