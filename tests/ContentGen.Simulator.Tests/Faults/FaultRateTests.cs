using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.Tests.Faults;

public sealed class FaultRateTests
{
    private static readonly ServiceCall Call = new(SimulatedService.Bedrock, "Converse", "NEWS_FETCHER");

    [Fact]
    public void Draw_SameSeed_HitsTheSameCalls()
    {
        Assert.Equal(Hits(seed: 5, rate: 0.3), Hits(seed: 5, rate: 0.3));
    }

    [Fact]
    public void Draw_OtherSeed_HitsOtherCalls()
    {
        Assert.NotEqual(Hits(seed: 5, rate: 0.3), Hits(seed: 6, rate: 0.3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void Draw_ManyCalls_HitsTheirShare(double rate)
    {
        var share = Hits(seed: 1, rate).Count(hit => hit) / 2000.0;

        Assert.InRange(share, rate - 0.04, rate + 0.04);
    }

    [Fact]
    public void Draw_AfterSet_StartsOver()
    {
        var plan = new FaultPlan { Rules = [new FaultRule(SimulatedService.Bedrock, FaultMode.Error) { Rate = 0.5 }], Seed = 3 };
        var faults = new FaultController(1, plan);
        var first = Enumerable.Range(0, 20).Select(_ => faults.Draw(Call).Rule is not null).ToList();

        faults.Set(plan);

        Assert.Equal(first, Enumerable.Range(0, 20).Select(_ => faults.Draw(Call).Rule is not null));
    }

    [Fact]
    public void Draw_RuleWithAgent_ComesBeforeTheGeneralOne()
    {
        var faults = new FaultController(1, FaultPlan.Parse("bedrock=error,bedrock/NEWS_FETCHER=throttle"));

        Assert.Equal(FaultMode.Throttle, faults.Draw(Call).Rule!.Mode);
        Assert.Equal(FaultMode.Error, faults.Draw(Call with { Agent = "MEDIA_ENHANCER" }).Rule!.Mode);
    }

    private static List<bool> Hits(int seed, double rate)
    {
        var plan = new FaultPlan { Rules = [new FaultRule(SimulatedService.Bedrock, FaultMode.Error) { Rate = rate }] };
        var faults = new FaultController(seed, plan);
        return [.. Enumerable.Range(0, 2000).Select(_ => faults.Draw(Call).Rule is not null)];
    }
}
