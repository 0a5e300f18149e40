using ContentGen.Cost;

namespace ContentGen.Tests.Cost;

public sealed class RunCostSumTests
{
    [Fact]
    public void Plus_TwoRuns_AddsEverything()
    {
        var sum = new RunCost(100, 20, 300, 0.5m, 0.25m).Plus(new RunCost(1, 2, 3, 0.1m, 0.2m));

        Assert.Equal(new RunCost(101, 22, 303, 0.6m, 0.45m), sum);
        Assert.Equal(1.05m, sum.Usd);
    }

    [Fact]
    public void Plus_OnePriceUnknown_IsUnknownOfBoth()
    {
        var sum = new RunCost(100, 20, 300, null, 0.25m).Plus(new RunCost(1, 2, 3, 0.1m, 0.2m));

        Assert.Null(sum.ModelUsd);
        Assert.Null(sum.Usd);
    }
}
