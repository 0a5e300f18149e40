using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using Microsoft.DurableTask.Client;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>Runs of one orchestrator, 100, 1,000 and 10,000 started together: how many a second, and whether the cost of one stays flat.</summary>
internal sealed class ManyRuns(string name, string orchestrator, string title, RunShape shape) : IWorkload
{
    private const int WarmUp = 200;
    private static readonly int[] Sizes = [100, 1_000, 10_000];

    public string Name => name;

    public string Summary => $"{title} at 100, 1,000 and 10,000 runs started together";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var sqlite = new SqliteLimit(session.Folder);
        var limit = sqlite.RunsPerSecond(shape);
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await MeasureAsync(host.Client, WarmUp, cancellationToken);
        var costs = new List<Effort.Spent>();
        foreach (var size in Sizes)
        {
            var cost = await MeasureAsync(host.Client, size, cancellationToken);
            costs.Add(cost);
            session.Report.Add(new Figure(
                $"{title}, {size:N0} together",
                $"{Report.Number(cost.PerSecond)} runs/s ({cost})",
                $"SQLite alone, same rows in groups: {Report.Number(limit)} runs/s",
                Report.Number(cost.PerSecond / limit)));
        }

        session.Report.Add(new Figure($"{title}, time a run takes at 10,000 by that at 1,000", "", "", Report.Number(costs[2].Elapsed / costs[1].Elapsed)));
        session.Report.Add(new Figure($"{title}, processor time of a run, likewise", "", "", Report.Number(costs[2].Processor / costs[1].Processor)));
    }

    private async Task<Effort.Spent> MeasureAsync(DurableTaskClient client, int runs, CancellationToken cancellationToken)
    {
        var last = RunCounter.Expect(runs);
        var effort = Effort.Begin();
        await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => client.ScheduleNewOrchestrationInstanceAsync(orchestrator, cancellationToken)));
        await client.WaitForInstanceCompletionAsync(await last.WaitAsync(cancellationToken), cancellationToken);
        return effort.End(runs);
    }
}
