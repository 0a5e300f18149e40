using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Orchestration;
using ContentGen.Sections;

namespace ContentGen.Tests.Orchestration;

/// <summary>The flow of a run: who runs when, and what comes out when nothing fails.</summary>
public sealed class GenerateBriefOrchestratorTests
{
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
}
