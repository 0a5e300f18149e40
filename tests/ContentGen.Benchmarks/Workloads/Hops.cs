using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>One run of fifty steps with nothing beside it: the time from one activity to the next, with one commit between them.</summary>
internal sealed class Hops : IWorkload
{
    private const int Runs = 10;

    public string Name => "hops";

    public string Summary => "ms per hop of a 50-step sequence, one run at a time";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var sqlite = new SqliteLimit(session.Folder);
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await MeasureAsync(host, cancellationToken);
        var commit = sqlite.Commits(RunShape.Hop);
        var hops = await MeasureAsync(host, cancellationToken);
        Add(session.Report, "p50", hops.P50, commit.P50);
        Add(session.Report, "p99", hops.P99, commit.P99);
    }

    private static async Task<Quantiles> MeasureAsync(BenchmarkHost host, CancellationToken cancellationToken)
    {
        var hops = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            HopClock.Take();
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Sequence), cancellationToken);
            await host.Client.WaitForInstanceCompletionAsync(id, cancellationToken);
            hops.AddRange(HopClock.Take());
        }

        return new Quantiles(hops);
    }

    private static void Add(Report report, string quantile, TimeSpan hop, TimeSpan commit) => report.Add(new Figure(
        $"hop of a {Sequence.Steps}-step sequence, {quantile}",
        Report.Milliseconds(hop),
        $"one SQLite commit of the same rows, {quantile}: {Report.Milliseconds(commit)}",
        Report.Number(hop / commit)));
}
