using System.Diagnostics;
using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Limits;
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
        await TimeAsync(host.Client, WarmUp, cancellationToken);
        var cost = 0.0;
        foreach (var size in Sizes)
        {
            var elapsed = await TimeAsync(host.Client, size, cancellationToken);
            var rate = size / elapsed.TotalSeconds;
            session.Report.Add(new Figure(
                $"{title}, {size:N0} together",
                $"{Report.Number(rate)} runs/s",
                $"SQLite alone, same rows in groups: {Report.Number(limit)} runs/s",
                Report.Number(rate / limit)));
            cost = cost == 0 ? 0 : cost;
            if (size == Sizes[1]) cost = 1 / rate;
            if (size == Sizes[2])
                session.Report.Add(new Figure($"{title}, cost of a run at 10,000 by the cost at 1,000", "", "", Report.Number(1 / rate / cost)));
        }
    }

    private async Task<TimeSpan> TimeAsync(DurableTaskClient client, int runs, CancellationToken cancellationToken)
    {
        var last = RunCounter.Expect(runs);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => client.ScheduleNewOrchestrationInstanceAsync(orchestrator, cancellationToken)));
        await client.WaitForInstanceCompletionAsync(await last.WaitAsync(cancellationToken), cancellationToken);
        return watch.Elapsed;
    }
}
