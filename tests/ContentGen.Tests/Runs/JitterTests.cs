using ContentGen.Runs;
using CsCheck;

namespace ContentGen.Tests.Runs;

public sealed class JitterTests
{
    [Fact]
    public void Spread_AnyRunAndStep_StaysWithinAQuarter() =>
        Gen.Select(Gen.String, Gen.String).Sample((run, step) =>
        {
            var factor = Jitter.Spread(TimeSpan.FromSeconds(100), run, step) / TimeSpan.FromSeconds(100);

            return factor is >= 0.75 and <= 1.25;
        });

    [Fact]
    public void Spread_SameRunAndStep_IsTheSame() =>
        Assert.Equal(Jitter.Spread(TimeSpan.FromSeconds(2), "run-1", "audio"), Jitter.Spread(TimeSpan.FromSeconds(2), "run-1", "audio"));

    [Fact]
    public void Spread_ManyRuns_Differ()
    {
        var distinct = Enumerable.Range(0, 100)
            .Select(run => Jitter.Spread(TimeSpan.FromSeconds(2), $"run-{run}", "audio"))
            .Distinct()
            .Count();

        Assert.InRange(distinct, 95, 100);
    }
}
