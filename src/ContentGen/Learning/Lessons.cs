using ContentGen.Settings;

namespace ContentGen.Learning;

/// <summary>What follows from the statistics for the next run, within the bounds of the settings. Pure.</summary>
public static class Lessons
{
    // Fewer observations than these say little.
    private const double LeastWeight = 3;

    public static IReadOnlyDictionary<string, AgentExpectation> From(StatisticsState statistics, ContentGenOptions options, DateTimeOffset now) =>
        statistics.Steps
            .Select(entry => (entry.Key, Statistics: entry.Value.FadedTo(now)))
            .Where(entry => entry.Statistics.Weight >= LeastWeight)
            .ToDictionary(entry => entry.Key, entry => Expectation(entry.Statistics, options));

    private static AgentExpectation Expectation(StepStatistics statistics, ContentGenOptions options)
    {
        var usual = TimeSpan.FromMilliseconds(statistics.MeanMs);
        var slow = TimeSpan.FromMilliseconds(statistics.MeanMs + (4 * statistics.DeviationMs));
        return new(usual, statistics.SuccessRate, TimeoutFor(slow, options.AgentTimeout), AttemptsFor(statistics.SuccessRate, options.Retry.MaxAttempts));
    }

    // Twice what a slow one takes, from a third of the setting up to the setting: longer when the service slows down.
    private static TimeSpan TimeoutFor(TimeSpan slow, TimeSpan setting)
    {
        var wanted = 2 * slow;
        return wanted < setting / 3 ? setting / 3 : wanted > setting ? setting : wanted;
    }

    // What mostly fails is not worth the run's time.
    private static int AttemptsFor(double successRate, int setting) => successRate switch
    {
        < 0.3 => Math.Max(Math.Min(2, setting), setting - 2),
        < 0.6 => Math.Max(Math.Min(2, setting), setting - 1),
        _ => setting,
    };
}
