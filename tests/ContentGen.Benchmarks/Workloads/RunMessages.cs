using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using ContentGen.Simulator;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>
/// What one normal brief asks of Azure Storage: hops, timers and messages of its run, and its storage requests, on Azurite.
/// </summary>
internal sealed partial class RunMessages : IWorkload
{
    private const int WarmUp = 5;
    private const int Briefs = 5;

    private readonly ConcurrentQueue<string> _requests = [];

    public string Name => "run-messages";

    public string Summary => "hops, timers, messages and storage requests of one brief, on Azurite";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (Azurite.WhyNot is { } whyNot)
        {
            session.Report.Add(new Figure("one brief on Azurite", $"skipped, because {whyNot}", ""));
            return;
        }

        var waits = new RecordedWaits();
        await using var simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, Speech = SpeechSource.Silent, TimeProvider = waits }, cancellationToken);
        AppEnvironment.Set(simulator, session.Folder);
        using var azurite = await Azurite.StartAsync(_requests.Enqueue);
        await using var host = await BenchmarkHost.StartAppAsync(session.Folder, azurite.ConnectionString);
        for (var brief = 0; brief < WarmUp; brief++)
        {
            await MakeAsync(host, cancellationToken);
        }

        await Compiler.SettleAsync(cancellationToken);
        var made = new List<Made>();
        for (var brief = 0; brief < Briefs; brief++)
        {
            made.Add(await MeasureAsync(host, waits, cancellationToken));
        }

        var median = made.OrderBy(one => one.Taken / one.Critical).ElementAt(Briefs / 2);
        session.Report.Add(new Figure(
            $"one brief on Azurite, median of {Briefs}",
            Report.Milliseconds(median.Taken),
            $"critical path of the simulated waits: {Report.Milliseconds(median.Critical)}",
            $"{Report.Number(median.Taken / median.Critical)} (goal: at most 1.2)"));
        session.Report.Add(new Figure("hops on its path", $"{median.History.Hops}", "goal: 11"));
        session.Report.Add(new Figure(
            "activities; timers; messages with entities",
            $"{median.History.Activities}; {median.History.Timers}; {median.History.EntityMessages}",
            "goal: at most 3 timers"));
        session.Report.Add(new Figure("messages to control queues", $"{median.ControlMessages}", "goal: at most 25"));
        session.Report.Add(new Figure("storage requests beside polls and leases", $"{median.Requests}", "goal: at most 100"));
    }

    private async Task<Made> MeasureAsync(BenchmarkHost host, RecordedWaits waits, CancellationToken cancellationToken)
    {
        waits.TakeCriticalPath();
        _requests.Clear();
        var watch = Stopwatch.StartNew();
        var runId = await MakeAsync(host, cancellationToken);
        var taken = watch.Elapsed;
        // Looks at the run's state are this benchmark's own; the run itself makes one or two of them.
        string[] requests = [.. _requests.Where(line =>
            Request().IsMatch(line)
                && !Background().IsMatch(line)
                && !(line.Contains("\"GET ", StringComparison.Ordinal) && line.Contains(runId, StringComparison.Ordinal) && line.Contains(
                    "Instances", StringComparison.Ordinal)))];
        return new(
            taken,
            waits.TakeCriticalPath(),
            await RunHistory.ReadAsync(host.Http, runId, cancellationToken),
            requests.Count(line => ControlMessage().IsMatch(line)),
            requests.Length);
    }

    // Nobody asks for its status before it is delivered: each look is a request to the storage too.
    private static async Task<string> MakeAsync(BenchmarkHost host, CancellationToken cancellationToken)
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "contentgen.runs")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => delivered.TrySetResult());
        listener.Start();
        using var response = await host.Http.PostAsJsonAsync("api/generate-fresh", new { forceFresh = true }, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var runId = answer.GetProperty("runId").GetString()!;
        await delivered.Task.WaitAsync(cancellationToken);
        await host.EndAsync(runId, cancellationToken);
        return runId;
    }

    [GeneratedRegex("\"(GET|PUT|POST|DELETE|HEAD|MERGE|PATCH) /")]
    private static partial Regex Request();

    // Polls of queues, and what keeps the partitions of the hub.
    [GeneratedRegex("GET /[^ ]*/messages|comp=lease|comp=list|-leases|-applease|taskhub\\.json|/[a-z0-9]+partitions")]
    private static partial Regex Background();

    [GeneratedRegex("POST /[^ ]*-control-\\d+/messages", RegexOptions.IgnoreCase)]
    private static partial Regex ControlMessage();

    private sealed record Made(TimeSpan Taken, TimeSpan Critical, RunHistory History, int ControlMessages, int Requests);
}
