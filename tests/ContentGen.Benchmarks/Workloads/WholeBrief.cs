using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using ContentGen.Simulator;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>A brief by the app as it ships, from POST to the stored end of its run, with services that take their usual time.</summary>
internal sealed class WholeBrief : IWorkload
{
    private const int Briefs = 7;

    private const int WarmUp = 60;

    public string Name => "brief";

    public string Summary => "one whole brief with simulated services, as a ratio to its critical path";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var waits = new RecordedWaits();
        await using var simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, Speech = SpeechSource.Silent, TimeProvider = waits }, cancellationToken);
        AppEnvironment.Set(simulator, session.Folder);
        await using var host = await BenchmarkHost.StartAppAsync(session.Folder);

        // The first compiles the code; it is a run of its own kind.
        Add(session.Report, "first brief of a process", await MakeAsync(host, waits, cancellationToken));
        await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(_ => RunAsync(host, cancellationToken)));
        await Compiler.SettleAsync(cancellationToken);
        await RunAsync(host, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
        var made = new List<(TimeSpan Taken, TimeSpan Critical)>();
        var effort = Effort.Begin();
        for (var brief = 0; brief < Briefs; brief++)
        {
            made.Add(await MakeAsync(host, waits, cancellationToken));
        }

        var spent = effort.End(Briefs);
        var median = made.OrderBy(one => one.Taken / one.Critical).ElementAt(Briefs / 2);
        Add(session.Report, $"brief after {WarmUp + 2} others, median of {Briefs}", median, " (goal: at most 1.05)");
        session.Report.Add(new Figure("such a brief, app and simulator together", spent.ToString(), "", ""));
    }

    private static async Task<(TimeSpan Taken, TimeSpan Critical)> MakeAsync(
        BenchmarkHost host, RecordedWaits waits, CancellationToken cancellationToken)
    {
        waits.TakeCriticalPath();
        var watch = Stopwatch.StartNew();
        await RunAsync(host, cancellationToken);
        return (watch.Elapsed, waits.TakeCriticalPath());
    }

    private static async Task RunAsync(BenchmarkHost host, CancellationToken cancellationToken)
    {
        using var response = await host.Http.PostAsJsonAsync("api/generate-fresh", new { forceFresh = true }, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        await host.EndAsync(answer.GetProperty("runId").GetString()!, cancellationToken);
    }

    private static void Add(
        Report report, string what, (TimeSpan Taken, TimeSpan Critical) made, string goal = "") => report.Add(new Figure(
        what,
        Report.Milliseconds(made.Taken),
        $"critical path of the simulated waits: {Report.Milliseconds(made.Critical)}",
        $"{Report.Number(made.Taken / made.Critical)}{goal}"));
}
