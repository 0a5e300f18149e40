using ContentGen.Agents;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Speech;
using ContentGen.Telemetry;
using ContentGen.Tests.Runs;

namespace ContentGen.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class RunMetricsTests
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
        var run = Priced(SampleRun.Healthy());
        run.IsReplaying = true;

        await run.Start();

        Assert.Empty(recordings.Names);
    }

    [Fact]
    public async Task Run_PricesKnown_RecordsEachPurchaseOnce()
    {
        using var recordings = new Recordings();

        var result = await Priced(SampleRun.Healthy()).Start();

        var spent = recordings.Of("contentgen.cost").ToLookup(one => (string)one.Tags[TagName.Service]!, one => one.Value);
        Assert.Equal((6, 1), (spent[ServiceName.Bedrock].Count(), spent[ServiceName.AmazonPolly].Count()));
        Assert.Equal((double)result.Brief.Cost!.ModelUsd!, spent[ServiceName.Bedrock].Sum(), 10);
        Assert.Equal((double)result.Brief.Cost.SpeechUsd!, spent[ServiceName.AmazonPolly].Sum(), 10);
    }

    [Fact]
    public async Task Run_FailedAttemptsToldWhatTheyTook_TheMetricIsTheBriefsOwnCost()
    {
        using var recordings = new Recordings();
        var failure = new InvalidOutputException("Invalid.")
        {
            Receipt = new(
            "1", "run-1", new ModelUsage("model", "1", 1, 5_000, 900, false, 1))
        };

        var result = await Priced(SampleRun.Healthy().Fails(nameof(AgentActivities.SuggestWeekendEvents), failure)).Start();

        Assert.Equal(6, recordings.Of("contentgen.cost").Count(one => (string)one.Tags[TagName.Service]! == ServiceName.Bedrock));
        Assert.Equal((double)result.Brief.Cost!.Usd!, recordings.Of("contentgen.cost").Sum(one => one.Value), 10);
    }

    [Fact]
    public async Task Run_SpeechFromTheCache_SpendsNothingOnIt()
    {
        using var recordings = new Recordings();
        var run = SampleRun.Healthy().On<SpeechCall>(
            SynthesizeSpeechActivity.FunctionName, _ =>
                new SpeechResult(12.5, 8, "Joanna", "neural", 0, new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero)));

        await Priced(run).Start();

        Assert.All(recordings.Of("contentgen.cost"), one => Assert.Equal(ServiceName.Bedrock, one.Tags[TagName.Service]));
    }

    [Fact]
    public async Task Run_PricesUnknown_RecordsNoCost()
    {
        using var recordings = new Recordings();

        await SampleRun.Healthy().Start();

        Assert.Empty(recordings.Of("contentgen.cost"));
    }

    [Fact]
    public async Task Run_AgentFails_CountsItsRetriesItsFallbackAndItsOutcome()
    {
        using var recordings = new Recordings();

        await SampleRun.Healthy().Fails(nameof(AgentActivities.EnhanceMedia), new ServiceThrottledException("Slow down.")).Start();

        Assert.Equal(3, recordings.Of("contentgen.agent.retries").Count);
        Assert.All(recordings.Of("contentgen.agent.retries"), one => Assert.Equal("throttled", one.Tags[TagName.Category]));
        var (_, fallback) = Assert.Single(recordings.Of("contentgen.fallbacks"));
        Assert.Equal(("mediaEnhancements", "derived"), (fallback[TagName.Section], fallback[TagName.Source]));
        var (_, execution) = recordings.Of("contentgen.agent.executions")
            .Single(one => (string)one.Tags[TagName.Agent]! == AgentName.MediaEnhancer);
        Assert.Equal(("failed", "derived"), (execution[TagName.Outcome], execution[TagName.Source]));
        Assert.Equal("partial", Assert.Single(recordings.Of("contentgen.runs")).Tags[TagName.RunStatus]);
    }

    [Fact]
    public async Task Run_BreakerOpen_CountsTheRefusal()
    {
        using var recordings = new Recordings();
        var run = SampleRun.Healthy();
        run.Permits[ServiceName.AmazonPolly] = new(ServiceName.AmazonPolly, Allowed: false, 3, null);

        await run.Start();

        Assert.Equal(ServiceName.AmazonPolly, Assert.Single(recordings.Of("contentgen.circuit_breaker.rejections")).Tags[TagName.Service]);
    }

    private static RunHarness Priced(RunHarness run)
    {
        var prices = new PriceTable(
            [new ModelPrice { ModelId = "model", InputUsd = 10m, OutputUsd = 100m }],
            new Dictionary<string, decimal> { ["neural"] = 1_000m });
        run.Input = run.Input with { Settings = run.Input.Settings with { Prices = prices, ModelId = "model" } };
        return run;
    }
}
