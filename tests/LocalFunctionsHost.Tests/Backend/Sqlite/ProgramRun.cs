using System.Collections.Concurrent;
using System.Text.Json;
using LocalFunctionsHost.Tests.Backend.Checks;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Backend.Reference;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>Runs one program on services in this process, each of which is closed after a number of turns, until it ends.</summary>
internal sealed class ProgramRun(Run run, IReadOnlyList<int> lives) : IDisposable
{
    private const string Id = "run";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, int> _executions = new();
    private readonly Expectation _expected = ReferenceInterpreter.Interpret(Id, run);

    /// <returns>Everything that is not as it must be.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        foreach (var turns in lives)
        {
            await LiveAsync(turns);
        }

        if (!await LiveAsync(int.MaxValue))
        {
            return ["it does not end", .. await DifferencesAsync()];
        }

        return await DifferencesAsync();
    }

    public void Dispose() => _folder.Dispose();

    /// <returns>Whether everything was done before the service was closed.</returns>
    private async Task<bool> LiveAsync(int turns)
    {
        var closing = new TaskCompletionSource();
        var code = ProgramCode.Create(
            key =>
            {
                Count();
                return _executions.AddOrUpdate(key, 1, (_, count) => count + 1);
            },
            _ => { });
        code.Orchestrator(
            context =>
            {
                Count();
                return StepInterpreter.RunAsync(context);
            },
            ProgramNames.Orchestrator);
        await using var hub = await SqliteBackend.OpenAsync(_folder.Database, code);
        if (await hub.StateAsync(Id) is null)
        {
            await hub.StartAsync(ProgramNames.Orchestrator, JsonSerializer.Serialize(run), Id);
        }

        // An event of an earlier life is sent again: nobody waits for the second of its name.
        foreach (var name in _expected.Events)
        {
            await hub.RaiseAsync(Id, name, ProgramNames.EventPayload(name));
        }

        using var over = new CancellationTokenSource(Patience);
        var end = EndAsync(hub, over.Token);
        var first = await Task.WhenAny(closing.Task, end);
        await over.CancelAsync();
        return first == end && await end;

        void Count()
        {
            if (Interlocked.Decrement(ref turns) < 0)
            {
                closing.TrySetResult();
            }
        }
    }

    private async Task<bool> EndAsync(TestHub hub, CancellationToken over)
    {
        try
        {
            await hub.Store.WaitForOrchestrationAsync(Id, null, Timeout.InfiniteTimeSpan, over);
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while ((await EntityDifferencesAsync(hub)).Any())
            {
                await beat.WaitForNextTickAsync(over);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<IEnumerable<string>> EntityDifferencesAsync(TestHub hub)
    {
        var entities = await hub.Entities.QueryEntitiesAsync(
            new() { IncludeState = true, IncludeTransient = true }, CancellationToken.None);
        return EntityFaults.In([.. entities.Results], _expected.Journals, _expected.Accounts);
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        await using var store = await StoreView.OpenAsync(_folder.Database);
        List<string> faults =
        [
            .. OutcomeFaults.In(store.Orchestrations, new Dictionary<string, Expectation> { [Id] = _expected }),
            .. EntityFaults.In(store.Entities, _expected.Journals, _expected.Accounts),
            .. await new StoreFaults(new HistoryReplay(StepInterpreter.RunAsync)).FindAsync(store),
            .. _expected.Works.Keys.Except(_executions.Keys).Select(key => $"{key} was not executed"),
        ];

        // Each end of a service loses one execution at most.
        foreach (var (key, count) in _executions)
        {
            var (_, most) = _expected.Works.GetValueOrDefault(key);
            if (count > most + (most > 0 ? lives.Count : 0))
            {
                faults.Add($"{key} was executed {count} times, not {most}");
            }
        }

        return faults;
    }
}
