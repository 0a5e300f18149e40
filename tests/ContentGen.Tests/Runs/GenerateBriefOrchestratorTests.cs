using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Sections;

namespace ContentGen.Tests.Runs;

/// <summary>The flow of a run: who runs when, and what comes out when nothing fails.</summary>
public sealed class GenerateBriefOrchestratorTests
{
    [Fact]
    public async Task Run_EverythingWorks_CompletesWithEverySectionLive()
    {
        var run = SampleRun.Healthy();

        var result = await run.Start();

        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        Assert.True(result.Stored);
        Assert.All(result.Brief.Sections, section => Assert.Equal(SectionSource.Live, section.Value.Source));
        Assert.Empty(result.Brief.Errors);
        Assert.Equal(["s4", "s3", "s2", "s1"], result.Brief.NewsItems.Select(item => item.Id));
    }

    [Fact]
    public async Task Run_EveryActivityCall_CarriesARetryPolicy()
    {
        var run = SampleRun.Healthy();

        await run.Start();

        Assert.Equal(9, run.CallOptions.Count);
        Assert.All(run.CallOptions, options => Assert.NotNull(options?.Retry?.Policy));
    }

    [Fact]
    public async Task Run_Pairs_StartOnlyWhenTheAgentsTheyNeedHaveEnded()
    {
        var run = SampleRun.Healthy();

        await run.Start();

        foreach (var entry in AgentPlan.Entries)
        {
            foreach (var needed in entry.Needs)
            {
                Assert.True(
                    run.Calls.IndexOf(entry.Activity) > run.Calls.IndexOf(AgentPlan.Of(needed).Activity), $"{entry.Name} needs {needed}");
            }
        }
    }
}
