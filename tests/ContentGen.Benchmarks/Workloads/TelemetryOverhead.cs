using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using ContentGen.Simulator;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>
/// What collecting and exporting traces, metrics and logs costs a brief: whole briefs with services that answer at once, without
/// exporters, with OTLP, and with Azure Monitor. What the sink spends on taking the data counts as the exporters'.
/// </summary>
internal sealed class TelemetryOverhead : IWorkload
{
    private const int Rounds = 3;
    private const int Briefs = 15;
    private const int Before = 3;

    public string Name => "telemetry";

    public string Summary => "a brief without exporters, with OTLP and with Azure Monitor: processor time, memory and time each";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using var sink = await TelemetrySink.StartAsync();
        await using var simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, Speech = SpeechSource.Silent, Latency = SimulatorLatency.None }, cancellationToken);
        AppEnvironment.Set(simulator, session.Folder);
        var modes = Modes(sink);
        var spent = modes.ToDictionary(mode => mode.Title, _ => new List<(Effort.Spent Effort, long Bytes)>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (title, settings) in modes)
            {
                spent[title].Add(await MeasureAsync(session, sink, settings, cancellationToken));
            }
        }

        var none = Median(spent[modes[0].Title]);
        foreach (var (title, _) in modes)
        {
            Add(session.Report, title, Median(spent[title]), none.Effort);
        }
    }

    private static (string Title, Dictionary<string, string> Settings)[] Modes(TelemetrySink sink) =>
    [
        ("no exporter", []),
        ("OTLP (http/protobuf)", new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        }),
        ("Azure Monitor", new()
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={sink.Address}/;LiveEndpoint={sink.Address}/",
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            ["APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL"] = "true",
        }),
    ];

    private static async Task<(Effort.Spent Effort, long Bytes)> MeasureAsync(
        Session session, TelemetrySink sink, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            await using var host = await BenchmarkHost.StartAppAsync(session.Folder);
            for (var brief = 0; brief < Before; brief++)
            {
                await MakeAsync(host, cancellationToken);
            }

            await Compiler.SettleAsync(cancellationToken);
            Flush(host);
            var (effort, bytes) = (Effort.Begin(), sink.Bytes);
            for (var brief = 0; brief < Briefs; brief++)
            {
                await MakeAsync(host, cancellationToken);
            }

            Flush(host);
            return (effort.End(Briefs), (sink.Bytes - bytes) / Briefs);
        }
        finally
        {
            foreach (var name in settings.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    // What was collected belongs to the briefs it was collected of.
    private static void Flush(BenchmarkHost host)
    {
        host.Services.GetService<TracerProvider>()?.ForceFlush();
        host.Services.GetService<MeterProvider>()?.ForceFlush();
        host.Services.GetService<LoggerProvider>()?.ForceFlush();
    }

    private static async Task MakeAsync(BenchmarkHost host, CancellationToken cancellationToken)
    {
        using var response = await host.Http.PostAsJsonAsync("api/generate-fresh", new { forceFresh = true }, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        await host.EndAsync(answer.GetProperty("runId").GetString()!, cancellationToken);
    }

    private static (Effort.Spent Effort, long Bytes) Median(List<(Effort.Spent Effort, long Bytes)> rounds) =>
        rounds.OrderBy(round => round.Effort.Processor).ElementAt(rounds.Count / 2);

    private static void Add(
        Report report, string title, (Effort.Spent Effort, long Bytes) spent, Effort.Spent none) => report.Add(new Figure(
        $"a brief, {title}, median of {Rounds} rounds of {Briefs}",
        $"{spent.Effort}, {Report.Milliseconds(spent.Effort.Elapsed)}, {spent.Bytes / 1024.0:N0} KiB sent",
        $"without exporters: {none}",
        Report.Number(spent.Effort.Processor / none.Processor)));
}
