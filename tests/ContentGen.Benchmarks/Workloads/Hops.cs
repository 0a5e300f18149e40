using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using Microsoft.DurableTask.Client;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>One run of fifty steps with nothing beside it: the time from one activity to the next, with one commit between them.</summary>
internal sealed class Hops : IWorkload
{
    private const int Runs = 20;

    public string Name => "hops";

    public string Summary => "ms per hop of a 50-step sequence, one run at a time";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var sqlite = new SqliteLimit(session.Folder);
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await RunAsync(host.Client, cancellationToken);
        List<TimeSpan> hops = [], commits = [];
        for (var run = 0; run < Runs; run++)
        {
            // Turn and turn about, so that both meet the disk in the same mood.
            hops.AddRange(await RunAsync(host.Client, cancellationToken));
            commits.AddRange(sqlite.Commits(RunShape.Hop, Sequence.Steps));
        }

        Quantiles hop = new(hops), commit = new(commits);
        Add(session.Report, "p50", hop.P50, commit.P50);
        Add(session.Report, "p99", hop.P99, commit.P99);
    }

    private static async Task<IReadOnlyList<TimeSpan>> RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        HopClock.Take();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Sequence), cancellationToken);
        await client.WaitForInstanceCompletionAsync(id, cancellationToken);
        return HopClock.Take();
    }

    private static void Add(Report report, string quantile, TimeSpan hop, TimeSpan commit) => report.Add(new Figure(
        $"hop of a {Sequence.Steps}-step sequence, {quantile}",
        Report.Milliseconds(hop),
        $"one SQLite commit of the same rows, {quantile}: {Report.Milliseconds(commit)}",
        Report.Number(hop / commit)));
}
