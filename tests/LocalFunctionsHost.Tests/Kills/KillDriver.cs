using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using DurableTask.Core.Entities;
using LocalFunctionsHost.Tests.Backend;
using LocalFunctionsHost.Tests.Backend.Checks;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Backend.Reference;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>Starts the app, sends it runs, kills it, looks at what it left, and starts it again on the same folder.</summary>
internal sealed class KillDriver(int seed) : IDisposable
{
    private const int RunsPerLife = 3;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(seed);
    private readonly PCG _programs = new(1, (ulong)seed);
    private readonly Gen<Run> _runs = RunGen.Runs();
    private readonly TempFolder _folder = new();
    private readonly List<Submission> _submissions = [];
    private readonly StoreFaults _storeFaults = new(new HistoryReplay(StepInterpreter.RunAsync));
    private readonly KillReport _report = new(seed);

    public async Task<KillReport> RunAsync(int kills)
    {
        var begun = Stopwatch.GetTimestamp();
        while (_report.Kills < kills && _report.Faults.Count == 0)
        {
            await LiveAndDieAsync(KillPlan.Next(_random));
        }

        if (_report.Faults.Count == 0)
        {
            await LiveToTheEndAsync();
        }

        Summarize();
        _report.Add("seconds", (long)Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return _report;
    }

    public void Dispose() => _folder.Dispose();

    private async Task LiveAndDieAsync(KillPlan plan)
    {
        await using var app = KillApp.Start(_folder.Path, plan.CrashPoint);
        var end = KillAsync(app, plan);
        var isReady = await app.Ready;
        if (isReady)
        {
            await SubmitAsync(app);
        }

        await end;
        if (await app.EndAsync() is { } complaint)
        {
            _report.Faults.Add(complaint);
        }

        _report.CountKill(plan.Kind, isReady);
        await CheckAsync();
    }

    /// <summary>Kills as planned; a point that does not come is replaced by the end of the longest life.</summary>
    private static async Task KillAsync(KillApp app, KillPlan plan)
    {
        if (!plan.AfterStart)
        {
            await app.Ready;
        }

        var end = app.EndAsync();
        await Task.WhenAny(end, Task.Delay(plan.CrashPoint is null ? plan.Instant : LongestLife));
        if (!end.IsCompleted)
        {
            app.Kill();
        }

        await end;
    }

    private async Task SubmitAsync(KillApp app)
    {
        for (var index = 0; index < RunsPerLife; index++)
        {
            _submissions.Add(new Submission($"r{_submissions.Count}", _runs.Generate(_programs, null, out _)));
        }

        try
        {
            await SendAllAsync(app);
        }
        catch (IOException)
        {
            // Whatever was not answered is sent again in the next life.
        }
    }

    private Task SendAllAsync(KillApp app) =>
        Task.WhenAll(_submissions.Where(submission => !submission.IsDone).Select(submission => submission.SendAsync(app)).ToList());

    private async Task CheckAsync()
    {
        using var copy = _folder.CopyDatabase();
        if (!File.Exists(copy.Database) || new FileInfo(copy.Database).Length == 0)
        {
            _report.Faults.AddRange(
                _submissions.Where(submission => submission.IsAccepted).Select(lost => $"{lost.Id} was accepted and there is no store"));
            return;
        }

        await using var store = await StoreView.OpenAsync(copy.Database);
        _report.Faults.AddRange(await _storeFaults.FindAsync(store));
        var stored = store.Orchestrations.Select(state => state.OrchestrationInstance.InstanceId).ToHashSet();
        foreach (var lost in _submissions.Where(submission => submission.IsAccepted && !stored.Contains(submission.Id)))
        {
            _report.Faults.Add($"{lost.Id} was accepted and is not stored");
        }
    }

    private async Task LiveToTheEndAsync()
    {
        await using var app = KillApp.Start(_folder.Path);
        if (!await app.Ready)
        {
            throw new InvalidOperationException(await app.EndAsync());
        }

        await SendAllAsync(app);
        try
        {
            await Task.WhenAll(_submissions.Select(submission => app.AskAsync($"wait {submission.Id}")).ToList());
        }
        catch (TimeoutException)
        {
            // The store tells which have not ended.
        }

        // Signals may still be under way when the runs that sent them are over.
        var begun = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (EntityFaultsOf(await EntitiesAsync(app)).Any() && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            await beat.WaitForNextTickAsync();
        }

        app.Kill();
        await app.EndAsync();
        await CheckAsync();
        await CheckEndAsync();
    }

    private async Task CheckEndAsync()
    {
        using var copy = _folder.CopyDatabase();
        await using var store = await StoreView.OpenAsync(copy.Database);
        _report.Faults.AddRange(OutcomeFaults.In(
            store.Orchestrations, _submissions.ToDictionary(submission => submission.Id, submission => submission.Expected)));
        _report.Faults.AddRange(EntityFaultsOf(store.Entities));
        _report.Faults.AddRange(new WorkLogs(_folder.Path).Faults(_submissions.Select(submission => submission.Expected), _report.Kills));
    }

    private static async Task<IReadOnlyList<EntityBackendQueries.EntityMetadata>> EntitiesAsync(KillApp app)
    {
        using var found = JsonDocument.Parse(await app.AskAsync("entities"));
        return
        [
            .. found.RootElement.EnumerateArray().Select(entity => new EntityBackendQueries.EntityMetadata
            {
                EntityId = EntityId.FromString(entity.GetProperty("Id").GetString()!),
                LockedBy = entity.GetProperty("LockedBy").GetString(),
                BacklogQueueSize = entity.GetProperty("BacklogQueueSize").GetInt32(),
                SerializedState = entity.GetProperty("SerializedState").GetString(),
            }),
        ];
    }

    private IEnumerable<string> EntityFaultsOf(IReadOnlyList<EntityBackendQueries.EntityMetadata> entities) =>
        EntityFaults.In(entities, Sum(expected => expected.Journals), Sum(expected => expected.Accounts));

    private Dictionary<int, long> Sum(Func<Expectation, Dictionary<int, long>> sums) => _submissions
        .SelectMany(submission => sums(submission.Expected))
        .GroupBy(sum => sum.Key)
        .ToDictionary(group => group.Key, group => group.Sum(sum => sum.Value));

    private void Summarize()
    {
        var logs = new WorkLogs(_folder.Path);
        _report.Add("runs accepted", _submissions.Count(submission => submission.IsAccepted));
        _report.Add("orchestrations", _submissions.Sum(submission => submission.Expected.Fails.Count));
        _report.Add("histories replayed", _storeFaults.Replayed);
        _report.Add("activities executed", logs.Executions);
        _report.Add("executions that kills made necessary", logs.Repeated(_submissions.Select(submission => submission.Expected)));
        _report.Add("effects", logs.Effects);
    }
}
