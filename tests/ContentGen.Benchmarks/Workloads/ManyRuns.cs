using ContentGen.Benchmarks.Core;
using ContentGen.Benchmarks.EngineApp;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>
/// Runs of one orchestrator, 100, 1,000 and 10,000 started together, by the framework on the SQLite backend beside the framework with
/// nothing stored: how many a second, and whether the cost of one stays flat.
/// </summary>
internal sealed class ManyRuns(string name, Type orchestrator, string title, RunShape shape) : IWorkload
{
    private const int WarmUp = 500;
    private static readonly (int Runs, int Rounds)[] Sizes = [(100, 15), (1_000, 7), (10_000, 3)];

    public string Name => name;

    public string Summary =>
        $"{title} at 100, 1,000 and 10,000 runs started together: the SQLite backend, by one in memory and by SQLite alone";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var alone = new SqliteLimit(session.Folder);
        var limit = alone.RunsPerSecond(shape);
        await MeasureAsync(() => CoreHub.OnSqliteAsync(session.Folder), WarmUp, cancellationToken);
        await MeasureAsync(CoreHub.InMemoryAsync, WarmUp, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
        var costs = new Dictionary<int, Effort.Spent>();
        foreach (var (runs, rounds) in Sizes)
        {
            List<Effort.Spent> sqlite = [], memory = [];
            for (var round = 0; round < rounds; round++)
            {
                // Turn and turn about, so that both meet the machine in the same mood.
                memory.Add(await MeasureAsync(CoreHub.InMemoryAsync, runs, cancellationToken));
                sqlite.Add(await MeasureAsync(() => CoreHub.OnSqliteAsync(session.Folder), runs, cancellationToken));
            }

            costs[runs] = Median(sqlite);
            Add(session.Report, runs, costs[runs], Median(memory), limit);
        }

        var (few, many) = (costs[1_000], costs[10_000]);
        session.Report.Add(new Figure(
            $"{title}, time a run takes at 10,000 by that at 1,000", "", "goal: at most 1.1", Report.Number(many.Elapsed / few.Elapsed)));
        session.Report.Add(new Figure(
            $"{title}, processor time of a run, likewise", "", "", Report.Number(many.Processor / few.Processor)));
    }

    private async Task<Effort.Spent> MeasureAsync(Func<Task<CoreHub>> open, int runs, CancellationToken cancellationToken)
    {
        await using var hub = await open();
        GC.Collect();
        var last = RunCounter.Expect(runs);
        var effort = Effort.Begin();
        await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "")));
        await hub.Store.WaitForOrchestrationAsync(await last.WaitAsync(cancellationToken), "", Timeout.InfiniteTimeSpan, cancellationToken);
        return effort.End(runs);
    }

    private static Effort.Spent Median(List<Effort.Spent> rounds) => rounds.OrderBy(round => round.Elapsed).ElementAt(rounds.Count / 2);

    private void Add(Report report, int runs, Effort.Spent sqlite, Effort.Spent memory, double limit) => report.Add(new Figure(
        $"{title}, {runs:N0} together",
        $"{Report.Number(sqlite.PerSecond)} runs/s ({sqlite})",
        $"in memory: {Report.Number(memory.PerSecond)} runs/s ({memory}); SQLite alone, same rows in groups: {Report.Number(limit)} runs/s",
        $"{Report.Number(sqlite.PerSecond / memory.PerSecond)} of memory (goal: at least 0.65); "
            + $"{Report.Number(sqlite.PerSecond / limit)} of SQLite"));
}
