using ContentGen.Failures;
using ContentGen.Runs;

namespace ContentGen.Tests.Runs;

/// <summary>The end of a run whose brief cannot be stored, or not in time.</summary>
public sealed class BriefPublicationTests
{
    [Fact]
    public async Task Run_StoreCannotBeWritten_DeliversThroughTheOutput()
    {
        var run = SampleRun.Healthy().Fails(PublishBriefActivity.FunctionName, new SystemResourceException("Disk full."));

        var result = await run.Start();

        Assert.False(result.Stored);
        Assert.NotEmpty(result.Brief.Script);
        Assert.Single(run.Calls, StartPublishLaterActivity.FunctionName);
    }

    [Fact]
    public async Task Run_PublishingLaterCannotBeStarted_DeliversAllTheSame()
    {
        var run = SampleRun.Healthy()
            .Fails(PublishBriefActivity.FunctionName, new SystemResourceException("Disk full."))
            .Hangs(StartPublishLaterActivity.FunctionName);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.False((await running).Stored);
        Assert.Equal(RunState.Completed, run.Statuses[^1].Status);
    }

    [Fact]
    public async Task Run_PublishHangsAndFailsAfterItWasGivenUp_IsNotTriedAgain()
    {
        var run = SampleRun.Healthy().Hangs(PublishBriefActivity.FunctionName);
        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(30));
        await running;

        Assert.False(run.FailLate(PublishBriefActivity.FunctionName, new SystemResourceException("Disk full.")));
    }

    [Fact]
    public async Task Run_PublishHangs_EndsAfterItsLimit()
    {
        var run = SampleRun.Healthy().Hangs(PublishBriefActivity.FunctionName);

        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(30));
        var result = await running;

        Assert.False(result.Stored);
    }
}
