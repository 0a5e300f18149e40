using System.Diagnostics;
using ContentGen.Benchmarks.Core;
using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using DurableTask.Core;
using DurableTask.Core.Entities;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>Signals sent at once to one entity, and to a hundred, 100, 1,000 and 10,000 of them.</summary>
internal sealed class EntitySignals : IWorkload
{
    private static readonly (int Signals, int Rounds)[] Sizes = [(100, 15), (1_000, 9), (10_000, 5)];

    public string Name => "entity-signals";

    public string Summary => "entity signals a second, to 1 entity and to 100: the SQLite backend, by one in memory and by SQLite alone";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var alone = new SqliteLimit(session.Folder);
        var limit = alone.RunsPerSecond(RunShape.Signal);
        await MeasureAsync(() => CoreHub.OnSqliteAsync(session.Folder), 1_000, 10, cancellationToken);
        await MeasureAsync(CoreHub.InMemoryAsync, 1_000, 10, cancellationToken);
        await Compiler.SettleAsync(cancellationToken);
        foreach (var entities in new[] { 1, 100 })
        {
            var rates = new Dictionary<int, double>();
            foreach (var (signals, rounds) in Sizes)
            {
                List<double> sqlite = [], memory = [];
                for (var round = 0; round < rounds; round++)
                {
                    memory.Add(await MeasureAsync(CoreHub.InMemoryAsync, signals, entities, cancellationToken));
                    sqlite.Add(await MeasureAsync(() => CoreHub.OnSqliteAsync(session.Folder), signals, entities, cancellationToken));
                }

                rates[signals] = Median(sqlite);
                Add(session.Report, signals, entities, rates[signals], Median(memory), limit);
            }

            session.Report.Add(new Figure(
                $"time a signal takes at 10,000 by that at 1,000, {Count(entities)}",
                "",
                "goal: at most 1.1",
                Report.Number(rates[1_000] / rates[10_000])));
        }
    }

    /// <returns>Signals a second.</returns>
    private static async Task<double> MeasureAsync(Func<Task<CoreHub>> open, int signals, int entities, CancellationToken cancellationToken)
    {
        await using var hub = await open();
        GC.Collect();
        var last = SignalCounter.Expect(signals);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, signals).Select(signal => SignalAsync(hub, $"{signal % entities}")));
        await last.WaitAsync(cancellationToken);
        return signals / watch.Elapsed.TotalSeconds;
    }

    private static Task SignalAsync(CoreHub hub, string key)
    {
        var entity = new OrchestrationInstance { InstanceId = new EntityId(Tally.Name, key).ToString() };
        var signal = ClientEntityHelpers.EmitOperationSignal(entity, Guid.NewGuid(), "add", "1", null);
        return hub.Store.SendTaskOrchestrationMessageAsync(signal.AsTaskMessage());
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static string Count(int entities) => entities == 1 ? "1 entity" : $"{entities} entities";

    private static void Add(Report report, int signals, int entities, double sqlite, double memory, double limit) => report.Add(new Figure(
        $"{signals:N0} signals together, {Count(entities)}",
        $"{Report.Number(sqlite)} signals/s",
        $"in memory: {Report.Number(memory)} signals/s; SQLite alone, same rows in groups: {Report.Number(limit)} signals/s",
        $"{Report.Number(sqlite / memory)} of memory; {Report.Number(sqlite / limit)} of SQLite"));
}
