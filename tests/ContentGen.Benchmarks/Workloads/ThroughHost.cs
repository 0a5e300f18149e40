using ContentGen.Benchmarks.EngineApp;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>
/// Runs of an isolated worker on the local host, each started by an HTTP request: durable extension, worker protocol and backend
/// together, on SQLite beside the AzureStorage backend on Azurite.
/// </summary>
internal sealed class ThroughHost : IWorkload
{
    private const int Few = 100;
    private const int Many = 1_000;
    private const int Rounds = 3;

    public string Name => "host";

    public string Summary => "HelloCities5 and hops through the local host over HTTP: SQLite, by the same host on Azurite";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var sqlite = await OnSqliteAsync(session, cancellationToken);
        session.Report.Add(new Figure(
            $"HelloCities5 through the host, {Many:N0} together",
            $"{Report.Number(sqlite.Many!.PerSecond)} runs/s ({sqlite.Many})",
            "goal: at least 250 runs/s"));
        var azurite = Azurite.WhyNot is null ? await OnAzuriteAsync(session, cancellationToken) : null;
        session.Report.Add(new Figure(
            $"HelloCities5 through the host, {Few:N0} together",
            $"{Report.Number(sqlite.Few.PerSecond)} runs/s",
            azurite is null ? Skipped : $"the same host on Azurite: {Report.Number(azurite.Few.PerSecond)} runs/s",
            azurite is null ? "" : $"{Report.Number(sqlite.Few.PerSecond / azurite.Few.PerSecond)} (goal: at least 20)"));
        session.Report.Add(new Figure(
            $"hop of a {Sequence.Steps}-step sequence through the host, p50; p99",
            $"{Report.Milliseconds(sqlite.Hops.P50)}; {Report.Milliseconds(sqlite.Hops.P99)} (goal: p50 at most 4 ms)",
            azurite is null
                ? Skipped
                : $"the same host on Azurite: {Report.Milliseconds(azurite.Hops.P50)}; {Report.Milliseconds(azurite.Hops.P99)}",
            azurite is null
                ? ""
                : $"{Report.Number(azurite.Hops.P50 / sqlite.Hops.P50)}; "
                    + $"{Report.Number(azurite.Hops.P99 / sqlite.Hops.P99)} times as fast"));
    }

    private static string Skipped => $"skipped, because {Azurite.WhyNot}";

    private static async Task<Measured> OnSqliteAsync(Session session, CancellationToken cancellationToken)
    {
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await host.RunAsync(nameof(HelloCities), 500, cancellationToken);
        await HopsAsync(host, 3, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
        List<Effort.Spent> few = [], many = [];
        for (var round = 0; round < Rounds; round++)
        {
            few.Add(await MeasureAsync(host, Few, cancellationToken));
            many.Add(await MeasureAsync(host, Many, cancellationToken));
        }

        return new Measured(Median(few), Median(many), await HopsAsync(host, 10, cancellationToken));
    }

    private static async Task<Measured> OnAzuriteAsync(Session session, CancellationToken cancellationToken)
    {
        using var azurite = await Azurite.StartAsync();
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder, azurite.ConnectionString);
        await host.RunAsync(nameof(HelloCities), 20, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
        var few = await MeasureAsync(host, Few, cancellationToken);
        return new Measured(few, null, await HopsAsync(host, 3, cancellationToken));
    }

    private static async Task<Effort.Spent> MeasureAsync(BenchmarkHost host, int runs, CancellationToken cancellationToken)
    {
        GC.Collect();
        var effort = Effort.Begin();
        await host.RunAsync(nameof(HelloCities), runs, cancellationToken);
        return effort.End(runs);
    }

    private static async Task<Quantiles> HopsAsync(BenchmarkHost host, int runs, CancellationToken cancellationToken)
    {
        var hops = new List<TimeSpan>();
        for (var run = 0; run < runs; run++)
        {
            HopClock.Take();
            // Nobody asks for the status meanwhile: the counter says when it may.
            await host.RunAsync(nameof(Sequence), 1, cancellationToken);
            hops.AddRange(HopClock.Take());
        }

        return new Quantiles(hops);
    }

    private static Effort.Spent Median(List<Effort.Spent> rounds) => rounds.OrderBy(round => round.Elapsed).ElementAt(rounds.Count / 2);

    private sealed record Measured(Effort.Spent Few, Effort.Spent? Many, Quantiles Hops);
}
