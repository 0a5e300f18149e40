using System.Collections.Concurrent;
using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Runs;

namespace ContentGen.Chaos.Tests.Scenarios;

/// <summary>Works through scenarios in several apps side by side: most of a scenario is waiting.</summary>
internal static class Lanes
{
    public static async Task<IReadOnlyList<ChaosRow>> RunAsync(
        IEnumerable<Scenario> scenarios, IReadOnlyDictionary<string, string?> settings, Func<ServedApp, Scenario, Task<ChaosRow>> carryOut)
    {
        Scenario[] all = [.. scenarios];
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, all.Length));
        var rows = new ChaosRow[all.Length];
        await Task.WhenAll(Enumerable.Range(0, Math.Min(ChaosSettings.Lanes, all.Length)).Select(async _ =>
        {
            using var folder = new TemporaryFolder();
            await using ServedApp app = await ChaosApp.StartAsync(folder, settings);
            while (waiting.TryDequeue(out int next))
                rows[next] = await carryOut(app, all[next]);
        }));
        return rows;
    }
}
