using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using StandIns.Tests.Durability.Checks;
using StandIns.Tests.Durability.Programs;
using StandIns.Tests.Durability.Reference;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durability;

/// <summary>Runs one program on engines in this process, each of which dies after a number of checkpoints, until it ends.</summary>
internal sealed class ProgramRun(Run run, IReadOnlyList<int> lives, bool staysInMemory) : IDisposable
{
    private const string Id = "run";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ProgramFunctions _functions = new();
    private readonly Expectation _expected = ReferenceInterpreter.Interpret(Id, run);

    /// <returns>Everything that is not as it must be.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        foreach (int checkpoints in lives) await LiveAsync(checkpoints);
        List<string> faults = [.. await LiveAsync(int.MaxValue)];
        faults.AddRange(await new StoreFaults(new HistoryReplay(StepInterpreter.RunAsync)).FindAsync(_folder.Database));
        return faults;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string>> LiveAsync(int checkpoints)
    {
        var death = new TaskCompletionSource();
        using var over = new CancellationTokenSource();
        await using var engine = new TestEngine(
            _folder, _functions, new DurableOptions { ExtendedSessionsEnabled = staysInMemory }, _time);
        engine.Store.Before = _ =>
        {
            if (Interlocked.Decrement(ref checkpoints) >= 0) return;
            death.TrySetResult();
            throw new DurableStoreException("the process is dead");
        };
        Task clock = MoveClockAsync(over.Token);
        Task<IReadOnlyList<string>> result = ResultAsync(engine, over.Token);
        try
        {
            return await Task.WhenAny(death.Task, result).WaitAsync(Patience) == result ? await result : [];
        }
        catch (TimeoutException)
        {
            return ["it does not end", .. EntityDifferences(engine)];
        }
        finally
        {
            await over.CancelAsync();
            await clock;
        }
    }

    /// <summary>Time goes by faster than outside, so that no timer is worth waiting for.</summary>
    private async Task MoveClockAsync(CancellationToken over)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!over.IsCancellationRequested)
        {
            _time.Advance(Tick);
            await ((Task)beat.WaitForNextTickAsync(over).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<string>> ResultAsync(TestEngine engine, CancellationToken over)
    {
        using var stored = new SemaphoreSlim(0);
        engine.Store.After = _ => stored.Release();
        if (await engine.Client.GetInstanceAsync(Id) is null) await engine.StartAsync(ProgramNames.Orchestrator, run, Id);
        foreach (string name in _expected.Events) await RaiseAsync(engine, name);
        OrchestrationMetadata end = await engine.EndAsync(Id);
        while (EntityDifferences(engine).Any()) await stored.WaitAsync(over);
        return [.. Differences(end)];
    }

    private static async Task RaiseAsync(TestEngine engine, string name)
    {
        try
        {
            await engine.Client.RaiseEventAsync(Id, name, ProgramNames.EventPayload(name));
        }
        catch (InvalidOperationException)
        {
            // It has ended, with this event, in an earlier life.
        }
    }

    private IEnumerable<string> EntityDifferences(TestEngine engine) => EntityFaults.In(
        engine.Store.ReadEntities(new EntityRecordQuery { IncludeStateless = true }), _expected.Journals, _expected.Accounts);

    private IEnumerable<string> Differences(OrchestrationMetadata end)
    {
        string? output = end.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? end.ReadOutputAs<string>() : null;
        if (output != _expected.Output) yield return $"came to {end.RuntimeStatus} {end.SerializedOutput}, not to {_expected.Output ?? "a failure"}";
        foreach (string key in _expected.Works.Keys.Except(_functions.Executions.Keys)) yield return $"{key} was not executed";
        foreach ((string key, int count) in _functions.Executions)
        {
            // Each death loses one execution at most.
            (int _, int most) = _expected.Works.GetValueOrDefault(key);
            if (count > most + (most > 0 ? lives.Count : 0)) yield return $"{key} was executed {count} times, not {most}";
        }
    }
}
