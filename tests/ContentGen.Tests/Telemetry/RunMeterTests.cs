using ContentGen.Agents;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Orchestration;
using ContentGen.Telemetry;
using ContentGen.Tests.Orchestration;

namespace ContentGen.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class RunMeterTests
{
    [Fact]
    public async Task Run_EverythingWorks_CountsTheRunAndEachAgentOnce()
    {
        using var recordings = new Recordings();

        await SampleRun.Healthy().Start();

        Assert.Equal("completed", Assert.Single(recordings.Of("contentgen.runs")).Tags[TagName.RunStatus]);
        Assert.Single(recordings.Of("contentgen.run.duration"));
        Assert.Equal(
            AgentPlan.Entries.Select(entry => entry.Name).Order(),
            recordings.Of("contentgen.agent.executions").Select(one => (string)one.Tags[TagName.Agent]!).Order());
        Assert.Equal(6, recordings.Of("contentgen.agent.duration").Count);
        Assert.Empty(recordings.Of("contentgen.fallbacks"));
    }

    [Fact]
    public async Task Run_Replaying_RecordsNothing()
    {
        using var recordings = new Recordings();
        RunHarness run = SampleRun.Healthy();
        run.IsReplaying = true;

        await run.Start();

        Assert.Empty(recordings.Names);
    }

    [Fact]
    public async Task Run_AgentFails_CountsItsRetriesItsFallbackAndItsOutcome()
    {
        using var recordings = new Recordings();

        await SampleRun.Healthy().Fails(ActivityName.EnhanceMedia, new ServiceThrottledException("Slow down.")).Start();

        Assert.Equal(3, recordings.Of("contentgen.agent.retries").Count);
        Assert.All(recordings.Of("contentgen.agent.retries"), one => Assert.Equal("throttled", one.Tags[TagName.Category]));
        var (_, fallback) = Assert.Single(recordings.Of("contentgen.fallbacks"));
        Assert.Equal(("mediaEnhancements", "derived"), (fallback[TagName.Section], fallback[TagName.Source]));
        var (_, execution) = recordings.Of("contentgen.agent.executions").Single(one => (string)one.Tags[TagName.Agent]! == AgentName.MediaEnhancer);
        Assert.Equal(("failed", "derived"), (execution[TagName.Outcome], execution[TagName.Source]));
        Assert.Equal("partial", Assert.Single(recordings.Of("contentgen.runs")).Tags[TagName.RunStatus]);
    }

    [Fact]
    public async Task Run_BreakerOpen_CountsTheRefusal()
    {
        using var recordings = new Recordings();
        RunHarness run = SampleRun.Healthy();
        run.Permits[ServiceName.AmazonPolly] = new(ServiceName.AmazonPolly, Allowed: false, 3, null);

        await run.Start();

        Assert.Equal(ServiceName.AmazonPolly, Assert.Single(recordings.Of("contentgen.circuit_breaker.rejections")).Tags[TagName.Service]);
    }
}
