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

    // The runtime compiles code for good after some dozens of calls.
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
        using var http = new HttpClient { BaseAddress = host.BaseAddress };

        // The first compiles the code; it is a run of its own kind.
        Add(session.Report, "first brief of a process", await MakeAsync(host, http, waits, cancellationToken));
        await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(_ => RunAsync(host, http, cancellationToken)));
        var made = new List<(TimeSpan Taken, TimeSpan Critical)>();
        var effort = Effort.Begin();
        for (var brief = 0; brief < Briefs; brief++) made.Add(await MakeAsync(host, http, waits, cancellationToken));
        var spent = effort.End(Briefs);
        Add(session.Report, $"brief after {WarmUp + 1} others, median of {Briefs}", made.OrderBy(one => one.Taken / one.Critical).ElementAt(Briefs / 2));
        session.Report.Add(new Figure("such a brief, app and simulator together", spent.ToString(), "", ""));
    }

    private static async Task<(TimeSpan Taken, TimeSpan Critical)> MakeAsync(
        BenchmarkHost host, HttpClient http, RecordedWaits waits, CancellationToken cancellationToken)
    {
        waits.TakeCriticalPath();
        var watch = Stopwatch.StartNew();
        await RunAsync(host, http, cancellationToken);
        return (watch.Elapsed, waits.TakeCriticalPath());
    }

    private static async Task RunAsync(BenchmarkHost host, HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("api/generate-fresh", new { forceFresh = true }, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        await host.Client.WaitForInstanceCompletionAsync(answer.GetProperty("runId").GetString()!, cancellationToken);
    }

    private static void Add(Report report, string what, (TimeSpan Taken, TimeSpan Critical) made) => report.Add(new Figure(
        what,
        Report.Milliseconds(made.Taken),
        $"critical path of the simulated waits: {Report.Milliseconds(made.Critical)}",
        Report.Number(made.Taken / made.Critical)));
}
