using System.Collections.Concurrent;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Several apps with the same settings that work through scenarios side by side: most of a scenario is waiting.</summary>
public abstract class LanePool(IReadOnlyDictionary<string, string?> settings, int lanes) : IAsyncLifetime
{
    private readonly TemporaryFolder[] _folders = [.. Enumerable.Range(0, lanes).Select(_ => new TemporaryFolder())];
    private ServedApp[] _apps = [];

    public async ValueTask InitializeAsync()
    {
        _apps = await Task.WhenAll(_folders.Select(folder => ChaosApp.StartAsync(folder, settings)));
        await Task.WhenAll(_apps.Select(app => Crowd.RunAsync(app, 1))); // Cold, a program may take longer than an attempt has here.
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
        }

        foreach (var folder in _folders)
        {
            folder.Dispose();
        }
    }

    internal async Task<IReadOnlyList<ChaosRow>> RunAsync(
        IEnumerable<Scenario> scenarios, Func<ServedApp, Scenario, Task<ChaosRow>> carryOut)
    {
        Scenario[] all = [.. scenarios];
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, all.Length));
        var rows = new ChaosRow[all.Length];
        await Task.WhenAll(_apps.Select(async app =>
        {
            while (waiting.TryDequeue(out var next))
            {
                rows[next] = await carryOut(app, all[next]);
            }
        }));
        return rows;
    }
}
