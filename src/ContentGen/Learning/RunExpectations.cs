using ContentGen.Agents;
using ContentGen.Sections;
using ContentGen.Settings;

namespace ContentGen.Learning;

/// <summary>What a run may expect of one agent or step, learned from earlier runs.</summary>
/// <param name="UsualDuration">What it takes when it succeeds, retries included.</param>
/// <param name="SuccessRate">0 to 1.</param>
/// <param name="AttemptTimeout">Time limit of one attempt; never above <c>ContentGen:AgentTimeout</c>.</param>
/// <param name="MaxAttempts">Attempts in total; never above <c>ContentGen:Retry:MaxAttempts</c>.</param>
public sealed record AgentExpectation(TimeSpan UsualDuration, double SuccessRate, TimeSpan AttemptTimeout, int MaxAttempts)
{
    private const double LowestRate = 0.25;

    /// <summary>The time it is likely to need: failed tries are part of it.</summary>
    public TimeSpan LikelyDuration => UsualDuration / Math.Max(SuccessRate, LowestRate);
}

/// <summary>What a run expects of its steps; where nothing was learned, the plan's typical durations and the settings.</summary>
/// <param name="learned">By agent name, or <c>headlines</c>, <c>audio</c>; null when nothing was learned.</param>
/// <param name="attemptTimeout">Time limit of one attempt of a step of which nothing was learned.</param>
/// <param name="maxAttempts">Attempts in total of such a step.</param>
internal sealed class RunExpectations(IReadOnlyDictionary<string, AgentExpectation>? learned, TimeSpan attemptTimeout, int maxAttempts)
{
    /// <summary>Headlines, three pairs; the audio is made beside the last one.</summary>
    public const int LastStage = 3;

    // Fewer observations than these say little.
    private const double LeastWeight = 3;

    private static readonly (string Name, int Stage, TimeSpan TypicalDuration)[] Steps =
    [
        (SectionName.Headlines, 0, TimeSpan.FromSeconds(5)),
        .. AgentPlan.Entries.Select(entry => (entry.Name, entry.Pair, entry.TypicalDuration)),
        (SectionName.Audio, LastStage, TimeSpan.FromSeconds(5)),
    ];

    /// <summary>What a whole run takes before anything was measured.</summary>
    public static TimeSpan TypicalRunDuration { get; } = new RunExpectations(null, TimeSpan.Zero, 1).UsualRunDuration();

    /// <summary>What follows from the statistics for the next run, within the bounds of the settings.</summary>
    public static IReadOnlyDictionary<string, AgentExpectation> Learn(
        IReadOnlyDictionary<string, StepStatistics> statistics, ContentGenOptions options, DateTimeOffset now) => statistics
            .Select(entry => (entry.Key, Statistics: entry.Value.FadedTo(now)))
            .Where(entry => entry.Statistics.Weight >= LeastWeight)
            .ToDictionary(entry => entry.Key, entry => Expect(entry.Statistics, options));

    public AgentExpectation Of(string step) => learned is not null && learned.TryGetValue(step, out var expectation)
        ? expectation
        : new(StepOf(step).TypicalDuration, 1, attemptTimeout, maxAttempts);

    /// <summary>
    /// What is expected of every step. A run takes it along from its start, so that a deployment that changes the plan changes nothing
    /// under a run that is under way.
    /// </summary>
    public IReadOnlyDictionary<string, AgentExpectation> OfAll() =>
        Steps.ToDictionary(step => step.Name, step => Of(step.Name));

    /// <summary>What the stages after this one usually take together.</summary>
    public TimeSpan UsualDurationAfter(int stage) => Steps
        .Where(step => step.Stage > stage)
        .GroupBy(step => step.Stage)
        .Aggregate(TimeSpan.Zero, (sum, next) => sum + next.Max(step => Of(step.Name).UsualDuration));

    /// <summary>What a whole run usually takes.</summary>
    public TimeSpan UsualRunDuration() => UsualDurationAfter(-1);

    /// <summary>0 for the headlines, then the agents' pairs.</summary>
    public static int StageOf(string step) => StepOf(step).Stage;

    private static AgentExpectation Expect(StepStatistics statistics, ContentGenOptions options)
    {
        var usual = TimeSpan.FromMilliseconds(statistics.MeanMs);
        var slow = TimeSpan.FromMilliseconds(statistics.MeanMs + (4 * statistics.DeviationMs));
        return new(
            usual,
            statistics.SuccessRate,
            TimeoutFor(slow, options.AgentTimeout),
            AttemptsFor(statistics.SuccessRate, options.Retry.MaxAttempts));
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

    private static (string Name, int Stage, TimeSpan TypicalDuration) StepOf(string name) => Steps.Single(step => step.Name == name);
}
