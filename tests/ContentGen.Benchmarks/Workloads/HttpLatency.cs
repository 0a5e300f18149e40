using System.Collections.Concurrent;
using System.Text.Json;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Http;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using ContentGen.Simulator;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>Starting a run and reading its status over loopback HTTP. Clients, app and simulator share the cores.</summary>
internal sealed class HttpLatency : IWorkload
{
    private const int Reads = 5_000;
    private const int RunsBesideReads = 50;
    private static readonly int[] Clients = [1, 10, 50];

    private static readonly HttpTarget Engine = new(
        "trivial orchestrator", "api/trivial", "id", BenchmarkHost.StatusPath, 500, 500);

    private static readonly HttpTarget App = new(
        "generate-fresh, simulated services", "api/generate-fresh", "runId", id => $"api/agent-status?runId={id}", 100, 200);

    public string Name => "http";

    public string Summary => "POST start and GET status at 1, 10 and 50 clients: the engine alone, and the app with the simulator";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using (var host = await BenchmarkHost.StartEngineAsync(session.Folder))
        {
            await MeasureAsync(session, host, Engine, cancellationToken);
        }

        await using var simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, Speech = SpeechSource.Silent }, cancellationToken);
        AppEnvironment.Set(simulator, session.Folder);
        await using (var host = await BenchmarkHost.StartAppAsync(session.Folder))
        {
            await MeasureAsync(session, host, App, cancellationToken);
        }
    }

    private static async Task MeasureAsync(Session session, BenchmarkHost host, HttpTarget target, CancellationToken cancellationToken)
    {
        using var sqlite = new SqliteLimit(session.Folder);
        await WarmUpAsync(host, target, cancellationToken);
        foreach (var clients in Clients)
        {
            var commit = new Quantiles(sqlite.Commits(RunShape.Start, 100));
            var (starts, ids) = await StartAsync(host, target, clients, target.Starts, cancellationToken);
            Add(
                session.Report,
                $"{target.Title}: POST start, {clients} clients",
                starts,
                $"one SQLite commit of the same rows, p50: {Report.Milliseconds(commit.P50)}; {Goal(target, clients)}".TrimEnd(' ', ';'),
                starts.P50 / commit.P50);
            await EndAsync(host, ids, cancellationToken);

            (_, ids) = await StartAsync(host, target, clients, RunsBesideReads, cancellationToken);
            var reads = await ReadAsync(host, target, clients, ids, cancellationToken);
            Add(
                session.Report,
                $"{target.Title}: GET status, {clients} clients, {RunsBesideReads} runs just started",
                reads,
                Goal(target, clients),
                null);
            await EndAsync(host, ids, cancellationToken);
            reads = await ReadAsync(host, target, clients, ids, cancellationToken);
            Add(session.Report, $"{target.Title}: GET status, {clients} clients, the same runs ended", reads, "", null);
        }
    }

    /// <summary>Until the code is compiled for good.</summary>
    private static async Task WarmUpAsync(BenchmarkHost host, HttpTarget target, CancellationToken cancellationToken)
    {
        var (_, ids) = await StartAsync(host, target, 10, target.WarmUp, cancellationToken);
        await ReadAsync(host, target, 10, ids, cancellationToken);
        await EndAsync(host, ids, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
    }

    private static async Task<(Quantiles Times, IReadOnlyList<string> Ids)> StartAsync(
        BenchmarkHost host, HttpTarget target, int clients, int starts, CancellationToken cancellationToken)
    {
        var loop = new ClosedLoop(host.BaseAddress, clients);
        var ids = new ConcurrentBag<string>();
        var times = await loop.MeasureAsync(starts, _ => Post(target), body => ids.Add(Id(target, body)), cancellationToken);
        return (times, [.. ids]);
    }

    private static async Task<Quantiles> ReadAsync(
        BenchmarkHost host, HttpTarget target, int clients, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var loop = new ClosedLoop(host.BaseAddress, clients);
        return await loop.MeasureAsync(
            Reads, number => new(HttpMethod.Get, target.Status(ids[number % ids.Count])), read: null, cancellationToken);
    }

    private static async Task EndAsync(BenchmarkHost host, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await host.EndAsync(id, cancellationToken);
        }
    }

    private static string Goal(HttpTarget target, int clients) => target == App && clients == Clients[^1] ? "goal: p99 below 50 ms" : "";

    private static HttpCall Post(HttpTarget target) => new(HttpMethod.Post, target.Start, """{"forceFresh":true}""");

    private static string Id(HttpTarget target, string body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.EnumerateObject()
            .First(property => property.Name.Equals(target.IdProperty, StringComparison.OrdinalIgnoreCase)).Value.GetString()!;
    }

    private static void Add(Report report, string what, Quantiles times, string limit, double? ratio) => report.Add(new Figure(
        what,
        $"p50 {Report.Milliseconds(times.P50)}, p99 {Report.Milliseconds(times.P99)}, "
            + $"max {Report.Milliseconds(times.Max)} of {times.Count:N0}",
        limit,
        ratio is { } value ? Report.Number(value) : ""));
}
