using ContentGen.Benchmarks.Core;
using ContentGen.Benchmarks.EngineApp;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>One run of fifty steps with nothing beside it: the time from one activity to the next, with one commit between them.</summary>
internal sealed class Hops : IWorkload
{
    private const int Runs = 20;
    private const int WarmUp = 5;

    public string Name => "hops";

    public string Summary => "ms per hop of a 50-step sequence, one run at a time: the SQLite backend, one in memory, and SQLite alone";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var alone = new SqliteLimit(session.Folder);
        await using var sqlite = await CoreHub.OnSqliteAsync(session.Folder);
        await using var memory = await CoreHub.InMemoryAsync();
        List<TimeSpan> hops = [], ceiling = [], commits = [];
        for (var run = -WarmUp; run < Runs; run++)
        {
            if (run == 0)
            {
                await Compiler.SettleAsync(cancellationToken);
                new List<List<TimeSpan>> { hops, ceiling, commits }.ForEach(times => times.Clear());
            }

            // Turn and turn about, so that all meet the machine in the same mood.
            hops.AddRange(await RunAsync(sqlite, cancellationToken));
            ceiling.AddRange(await RunAsync(memory, cancellationToken));
            commits.AddRange(alone.Commits(RunShape.Hop, Core.Sequence.Steps));
        }

        Add(session.Report, "p50", quantiles => quantiles.P50, new(hops), new(ceiling), new(commits));
        Add(session.Report, "p99", quantiles => quantiles.P99, new(hops), new(ceiling), new(commits));
    }

    private static async Task<IReadOnlyList<TimeSpan>> RunAsync(CoreHub hub, CancellationToken cancellationToken)
    {
        HopClock.Take();
        var run = await hub.Client.CreateOrchestrationInstanceAsync(typeof(Core.Sequence), "");
        await hub.Store.WaitForOrchestrationAsync(run.InstanceId, run.ExecutionId, Timeout.InfiniteTimeSpan, cancellationToken);
        return HopClock.Take();
    }

    private static void Add(
        Report report, string name, Func<Quantiles, TimeSpan> quantile, Quantiles hops, Quantiles ceiling, Quantiles commits) =>
        report.Add(new Figure(
        $"hop of a {Core.Sequence.Steps}-step sequence, {name}",
        Report.Milliseconds(quantile(hops)),
        $"one SQLite commit of the same rows: {Report.Milliseconds(quantile(commits))}; "
            + $"in memory: {Report.Milliseconds(quantile(ceiling))}",
        $"{Report.Number(quantile(hops) / quantile(commits))} commits"));
}
