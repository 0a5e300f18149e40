using ContentGen.Failures;
using ContentGen.Orchestration;

namespace ContentGen.Tests.Orchestration;

/// <summary>The end of a run whose brief cannot be stored, or not in time.</summary>
public sealed class BriefPublicationTests
{
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
}
