using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Report;

/// <summary>One scenario's line in the table.</summary>
/// <param name="OpenCalls">Calls made to services whose breaker was open; null where that is not the scenario's question.</param>
internal sealed record ChaosRow(
    string Scenario, IReadOnlyList<WatchedRun> Runs, TimeSpan Deadline, ServedCalls? Calls, int? OpenCalls, IReadOnlyList<string> Findings)
{
    /// <summary>What the summary counts it under.</summary>
    public string Kind { get; init; } = Scenario;

    public int Delivered => Runs.Count(Checks.Findings.IsDelivered);

    public int InTime => Runs.Count(run => Checks.Findings.Took(run) <= Deadline);

    /// <summary>Runs whose brief says of itself nothing but what is so.</summary>
    public int Honest => Runs.Count(run => Checks.Findings.IsDelivered(run) && !BriefChecks.Of(run, new(run.Brief!.Value)).Any());

    public double SlowestSeconds => Runs.Max(run => Checks.Findings.Took(run)?.TotalSeconds ?? double.NaN);

    public int Readings => Runs.Sum(run => run.Readings.Count);

    public int LargestStatus => Runs.SelectMany(run => run.Readings).Max(reading => (int?)reading.Bytes) ?? 0;

    /// <summary>How many sections of all briefs came from this source.</summary>
    public int Sections(string source) => Runs
        .Where(Checks.Findings.IsDelivered)
        .Select(run => new BriefView(run.Brief!.Value))
        .Sum(brief => brief.SectionNames.Count(section => brief.SourceOf(section) == source));
}
