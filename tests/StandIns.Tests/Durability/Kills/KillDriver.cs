using System.Diagnostics;
using CsCheck;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using StandIns.Tests.Durability.Checks;
using StandIns.Tests.Durability.Programs;
using StandIns.Tests.Durability.Reference;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durability.Kills;

/// <summary>Starts the app, sends it runs, kills it, looks at what it left, and starts it again on the same folder.</summary>
internal sealed class KillDriver(int seed) : IDisposable
{
    private const int RunsPerLife = 3;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(seed);
    private readonly PCG _programs = new(1, (ulong)seed);
    private readonly Gen<Run> _runs = RunGen.Runs();
    private readonly TempFolder _folder = new();
    private readonly List<Submission> _submissions = [];
    private readonly StoreFaults _storeFaults = new(new HistoryReplay(StepInterpreter.RunAsync));
    private readonly KillReport _report = new(seed);

    public async Task<KillReport> RunAsync(int kills)
    {
        long begun = Stopwatch.GetTimestamp();
        while (_report.Kills < kills && _report.Faults.Count == 0) await LiveAndDieAsync(KillPlan.Next(_random));
        if (_report.Faults.Count == 0) await LiveToTheEndAsync();
        Summarize();
        _report.Add("seconds", (long)Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return _report;
    }

    public void Dispose() => _folder.Dispose();

    private async Task LiveAndDieAsync(KillPlan plan)
    {
        await using ProgramProcess process = ProgramProcess.Start(_folder.Path, plan.Arguments);
        Task end = KillAsync(process, plan);
        Uri? address = await process.Address;
        if (address is not null) await SubmitAsync(address);
        await end;
        if (await process.EndAsync() is { } complaint) _report.Faults.Add(complaint);
        _report.CountKill(plan.Kind, wasListening: address is not null);
        await CheckAsync();
    }

    /// <summary>Kills as planned; a phase that does not come is replaced by the end of the longest life.</summary>
    private static async Task KillAsync(ProgramProcess process, KillPlan plan)
    {
        if (!plan.AfterStart) await process.Address;
        Task<string?> end = process.EndAsync();
        await Task.WhenAny(end, Task.Delay(plan.Phase is null ? plan.Instant : LongestLife));
        if (!end.IsCompleted) process.Kill();
        await end;
    }

    private async Task SubmitAsync(Uri address)
    {
        for (int index = 0; index < RunsPerLife; index++)
            _submissions.Add(new Submission($"r{_submissions.Count}", _runs.Generate(_programs, null, out _)));
        try
        {
            await SendAllAsync(address);
        }
        catch (Exception death) when (death is HttpRequestException or OperationCanceledException)
        {
            // Whatever was not answered is sent again in the next life.
        }
    }

    private async Task SendAllAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        await Task.WhenAll(_submissions.Where(submission => !submission.IsDone).Select(submission => submission.SendAsync(client)).ToList());
    }

    private async Task CheckAsync()
    {
        using TempFolder copy = _folder.CopyDatabase();
        if (!File.Exists(copy.Database)) return;
        _report.Faults.AddRange(await _storeFaults.FindAsync(copy.Database));
        await using SqliteDurableStore store = Open(copy);
        HashSet<string> stored = [.. store.ReadInstances(new InstanceQuery { Limit = int.MaxValue }).Select(record => record.Id)];
        foreach (Submission lost in _submissions.Where(submission => submission.IsAccepted && !stored.Contains(submission.Id)))
            _report.Faults.Add($"{lost.Id} was accepted and is not stored");
    }

    private async Task LiveToTheEndAsync()
    {
        await using ProgramProcess process = ProgramProcess.Start(_folder.Path, KillPlan.None.Arguments);
        await SendAllAsync(await process.Address ?? throw new InvalidOperationException(await process.EndAsync()));
        long begun = Stopwatch.GetTimestamp();
        IReadOnlyList<string> faults;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            faults = await FinalFaultsAsync();
        }
        while (faults.Count > 0 && Stopwatch.GetElapsedTime(begun) < Patience);
        process.Kill();
        await process.EndAsync();
        _report.Faults.AddRange(faults);
        await CheckAsync();
    }

    private async Task<IReadOnlyList<string>> FinalFaultsAsync()
    {
        using var copy = new TempFolder();
        BackUp(_folder.Database, copy.Database);
        await using SqliteDurableStore store = Open(copy);
        var expected = _submissions.Select(submission => submission.Expected).ToList();
        return [
            .. OutcomeFaults.In(store, _submissions),
            .. EntityFaults.In(
                store.ReadEntities(new EntityRecordQuery { IncludeStateless = true, Limit = int.MaxValue }),
                Sum(expected.SelectMany(one => one.Journals)),
                Sum(expected.SelectMany(one => one.Accounts))),
        ];
    }

    /// <summary>A consistent copy while the app is writing.</summary>
    private static void BackUp(string database, string copy)
    {
        using var source = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static SqliteDurableStore Open(TempFolder folder)
    {
        var store = new SqliteDurableStore(folder.Database);
        store.Open();
        return store;
    }

    private static Dictionary<int, long> Sum(IEnumerable<KeyValuePair<int, long>> parts)
        => parts.GroupBy(part => part.Key).ToDictionary(group => group.Key, group => group.Sum(part => part.Value));

    private void Summarize()
    {
        var logs = new WorkLogs(_folder.Path);
        List<Expectation> expected = [.. _submissions.Select(submission => submission.Expected)];
        if (_report.Faults.Count == 0) _report.Faults.AddRange(logs.Faults(expected, _report.Kills));
        _report.Add("runs accepted", _submissions.Count(submission => submission.IsAccepted));
        _report.Add("requests cut off by a kill", _submissions.Sum(submission => submission.Unanswered));
        _report.Add("orchestrations, children included", expected.Sum(one => one.Fails.Count));
        _report.Add("activity executions", logs.Executions);
        _report.Add("of them repeated because of a kill", logs.Repeated(expected));
        _report.Add("effects, one for each key", logs.Effects);
        _report.Add("histories replayed", _storeFaults.Replayed);
    }
}
