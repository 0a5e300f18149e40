using ContentGen.Agents;
using ContentGen.Learning;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>What a run expects of its steps; where nothing was learned, the plan's typical durations and the settings.</summary>
/// <param name="learned">By agent name, or <c>headlines</c>, <c>audio</c>; null for a run accepted before there was any learning.</param>
internal sealed class RunExpectations(IReadOnlyDictionary<string, AgentExpectation>? learned, RunSettings settings)
{
    /// <summary>Headlines, three pairs; the audio is made beside the last one.</summary>
    public const int LastStage = 3;

    private static readonly TimeSpan TypicalStep = TimeSpan.FromSeconds(5);

    public AgentExpectation Of(string step) => learned is not null && learned.TryGetValue(step, out var expectation)
        ? expectation
        : new(TypicalOf(step), 1, settings.AgentTimeout, settings.MaxAttempts);

    /// <summary>What the stages after this one usually take together.</summary>
    public TimeSpan UsualDurationAfter(int stage) => Stages()
        .Where(entry => entry.Stage > stage)
        .GroupBy(entry => entry.Stage)
        .Aggregate(TimeSpan.Zero, (sum, next) => sum + next.Max(entry => Of(entry.Step).UsualDuration));

    /// <summary>What a whole run usually takes.</summary>
    public TimeSpan UsualRunDuration() => Of(SectionName.Headlines).UsualDuration + UsualDurationAfter(0);

    /// <summary>0 for the headlines, then the agents' pairs.</summary>
    public static int StageOf(string step) => Stages().Where(entry => entry.Step == step).Select(entry => entry.Stage).FirstOrDefault();

    private static IEnumerable<(string Step, int Stage)> Stages() =>
        AgentPlan.Entries.Select(entry => (entry.Name, entry.Pair)).Append((SectionName.Audio, LastStage));

    private static TimeSpan TypicalOf(string step) => AgentPlan.Entries.FirstOrDefault(entry => entry.Name == step)?.TypicalDuration ?? TypicalStep;
}
