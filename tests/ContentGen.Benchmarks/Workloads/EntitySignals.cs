using System.Diagnostics;
using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Reporting;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>Signals sent at once to one entity, and to a hundred.</summary>
internal sealed class EntitySignals : IWorkload
{
    private const int Signals = 5_000;

    public string Name => "entity-signals";

    public string Summary => "entity signals a second, to 1 entity and to 100";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var sqlite = new SqliteLimit(session.Folder);
        var limit = sqlite.RunsPerSecond(RunShape.Signal);
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await TimeAsync(host.Client, 10, cancellationToken);
        foreach (var entities in new[] { 1, 100 })
        {
            var rate = Signals / (await TimeAsync(host.Client, entities, cancellationToken)).TotalSeconds;
            session.Report.Add(new Figure(
                $"signals to {entities} {(entities == 1 ? "entity" : "entities")}, {Signals:N0} together",
                $"{Report.Number(rate)} signals/s",
                $"SQLite alone, same rows in groups: {Report.Number(limit)} signals/s",
                Report.Number(rate / limit)));
        }
    }

    private static async Task<TimeSpan> TimeAsync(DurableTaskClient client, int entities, CancellationToken cancellationToken)
    {
        var last = SignalCounter.Expect(Signals);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Signals).Select(signal => client.Entities.SignalEntityAsync(
            new EntityInstanceId(nameof(Tally), $"{entities}-{signal % entities}"), "Add", 1, cancellation: cancellationToken)));
        await last.WaitAsync(cancellationToken);
        return watch.Elapsed;
    }
}
