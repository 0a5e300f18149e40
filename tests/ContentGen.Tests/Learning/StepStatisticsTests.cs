using ContentGen.Learning;
using ContentGen.Settings;
using CsCheck;

namespace ContentGen.Tests.Learning;

public sealed class StepStatisticsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly ContentGenOptions Options = new();

    [Fact]
    public void Observe_SteadyDurations_MeanIsTheDuration()
    {
        var statistics = Seen(20, 4000, succeeded: true);

        Assert.Equal(4000, statistics.MeanMs, 6);
        Assert.Equal(1, statistics.SuccessRate, 6);
    }

    [Fact]
    public void Observe_ServiceSlowsDown_MeanFollows()
    {
        var statistics = Seen(20, 4000, succeeded: true);

        for (var run = 0; run < 20; run++)
        {
            statistics = statistics.Observe(new("x", 12000, true), Now);
        }

        Assert.InRange(statistics.MeanMs, 10000, 12000);
    }

    [Fact]
    public void Observe_Failures_LowerTheRateAndLeaveTheDuration()
    {
        var statistics = Seen(20, 4000, succeeded: true);

        for (var run = 0; run < 10; run++)
        {
            statistics = statistics.Observe(new("x", 90000, false), Now);
        }

        Assert.InRange(statistics.SuccessRate, 0.2, 0.5);
        Assert.Equal(4000, statistics.MeanMs, 6);
    }

    [Fact]
    public void FadedTo_SixHours_HalvesTheWeight()
    {
        var statistics = Seen(20, 4000, succeeded: true);

        Assert.Equal(statistics.Weight / 2, statistics.FadedTo(Now.AddHours(6)).Weight, 6);
    }

    [Fact]
    public void Observe_AnySequence_StaysWithinSense() =>
        Gen.Select(Gen.Double[0, 300_000], Gen.Bool, Gen.Int[0, 100_000]).List[1, 100].Sample(events =>
        {
            var statistics = StepStatistics.None;
            var now = Now;
            foreach (var (duration, succeeded, seconds) in events)
            {
                statistics = statistics.Observe(new("x", duration, succeeded), now = now.AddSeconds(seconds));
            }

            return statistics.Weight is > 0 and <= 10
                && statistics.SuccessRate is >= 0 and <= 1
                && statistics.MeanMs is >= 0 and <= 300_001
                && statistics.DeviationMs is >= 0 and <= 300_001;
        });

    [Fact]
    public void Learn_AnyStatistics_StayWithinTheSettings() =>
        Gen.Select(Gen.Double[3, 10], Gen.Double[0, 1], Gen.Double[0, 400_000], Gen.Double[0, 400_000])
            .Sample((weight, rate, mean, deviation) =>
        {
            var lesson = Learn(new(weight, weight * rate, mean, deviation, Now))["x"];

            return lesson.AttemptTimeout >= Options.AgentTimeout / 3
                && lesson.AttemptTimeout <= Options.AgentTimeout
                && lesson.MaxAttempts >= 2
                && lesson.MaxAttempts <= Options.Retry.MaxAttempts;
        });

    [Fact]
    public void Learn_FewObservations_TeachNothing() => Assert.Empty(Learn(Seen(2, 4000, succeeded: true)));

    [Fact]
    public void Learn_FastService_ShortensTheTimeout() =>
        Assert.Equal(TimeSpan.FromSeconds(30), Learn(Seen(20, 4000, succeeded: true))["x"].AttemptTimeout);

    [Fact]
    public void Learn_MostlyFailing_FewerAttempts() => Assert.Equal(2, Learn(Seen(20, 4000, succeeded: false))["x"].MaxAttempts);

    private static IReadOnlyDictionary<string, AgentExpectation> Learn(StepStatistics statistics) =>
        RunExpectations.Learn(new Dictionary<string, StepStatistics> { ["x"] = statistics }, Options, Now);

    private static StepStatistics Seen(int times, double duration, bool succeeded) => Enumerable.Range(0, times)
        .Aggregate(StepStatistics.None, (statistics, _) => statistics.Observe(new("x", duration, succeeded), Now));
}
