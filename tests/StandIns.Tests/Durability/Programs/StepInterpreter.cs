using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durability.Programs;

/// <summary>The orchestrator's code: runs one generation of a run.</summary>
public sealed class StepInterpreter
{
    /// <summary>Far beyond every test.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromDays(36500);

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(5);

    private readonly TaskOrchestrationContext _context;
    private readonly Dictionary<int, int> _sent = [];
    private readonly int _generation;

    private StepInterpreter(TaskOrchestrationContext context, int generation)
    {
        _context = context;
        _generation = generation;
    }

    public static async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        Run run = context.GetInput<Run>()!;
        context.SetCustomStatus(run.Generation);
        if (run is { IsNudged: true, Generation: 0 }) await context.WaitForExternalEvent<string>(ProgramNames.Nudge);
        string text = run.Text + await new StepInterpreter(context, run.Generation).RunAsync(run.Body, "0");
        if (run.Generation + 1 == run.Generations) return text;
        context.ContinueAsNew(run with { Generation = run.Generation + 1, Text = text + ";" });
        return "";
    }

    private Task<string> RunAsync(Step step, string path) => step switch
    {
        Step.Work work => WorkAsync(work, path),
        Step.Chain chain => ChainAsync(chain, path),
        Step.FanOut fanOut => FanOutAsync(fanOut, path),
        Step.Pause pause => PauseAsync(pause),
        Step.Race race => RaceAsync(race, path),
        Step.AwaitEvent => _context.WaitForExternalEvent<string>(ProgramNames.Event(_generation, path)),
        Step.MissEvent miss => MissAsync(miss, path),
        Step.Signal signal => SignalAsync(signal),
        Step.Call call => CallAsync(call),
        Step.Transfer transfer => TransferAsync(transfer),
        Step.Child child => ChildAsync(child, path),
        Step.Throw => Task.FromException<string>(new InvalidOperationException(ProgramNames.RunFails)),
        _ => throw new ArgumentException($"There is no step of type {step.GetType().Name}."),
    };

    private async Task<string> WorkAsync(Step.Work work, string path)
    {
        var order = new WorkOrder(ProgramNames.Key(_context.InstanceId, _generation, path), work.Value, work.Failures);
        TaskOptions options = TaskOptions.FromRetryPolicy(new RetryPolicy(work.Attempts, RetryPause));
        try
        {
            return await _context.CallActivityAsync<string>(ProgramNames.Activity, order, options);
        }
        catch (TaskFailedException)
        {
            return ProgramNames.GivenUp;
        }
    }

    private async Task<string> ChainAsync(Step.Chain chain, string path)
    {
        var texts = new List<string>();
        for (int index = 0; index < chain.Steps.Count; index++) texts.Add(await RunAsync(chain.Steps[index], $"{path}-{index}"));
        return $"[{string.Join(' ', texts)}]";
    }

    private async Task<string> FanOutAsync(Step.FanOut fanOut, string path)
    {
        string[] texts = await Task.WhenAll(fanOut.Steps.Select((step, index) => RunAsync(step, $"{path}-{index}")).ToList());
        return $"({string.Join(' ', texts)})";
    }

    private async Task<string> PauseAsync(Step.Pause pause)
    {
        DateTime due = _context.CurrentUtcDateTime.AddMilliseconds(pause.Milliseconds);
        await _context.CreateTimer(due, CancellationToken.None);
        return _context.CurrentUtcDateTime >= due ? "p" : "early";
    }

    private async Task<string> RaceAsync(Step.Race race, string path)
    {
        using var cancellation = new CancellationTokenSource();
        Task timer = _context.CreateTimer(_context.CurrentUtcDateTime + Never, cancellation.Token);
        Task<string> body = RunAsync(race.Body, $"{path}-0");
        Task first = await Task.WhenAny(body, timer);
        cancellation.Cancel();
        return first == timer ? "late" : await body;
    }

    private async Task<string> MissAsync(Step.MissEvent miss, string path)
    {
        try
        {
            string name = "never-" + ProgramNames.Event(_generation, path);
            return await _context.WaitForExternalEvent<string>(name, TimeSpan.FromMilliseconds(miss.Milliseconds));
        }
        catch (OperationCanceledException)
        {
            return ProgramNames.Missed;
        }
    }

    private async Task<string> SignalAsync(Step.Signal signal)
    {
        await _context.Entities.SignalEntityAsync(ProgramNames.JournalId(signal.Journal), "Add", Entry(signal.Journal, signal.Amount));
        return "s";
    }

    private async Task<string> CallAsync(Step.Call call)
        => $"{await _context.Entities.CallEntityAsync<int>(ProgramNames.JournalId(call.Journal), "Add", Entry(call.Journal, call.Amount))}";

    private JournalEntry Entry(int journal, int amount)
    {
        _sent[journal] = _sent.GetValueOrDefault(journal) + 1;
        return new JournalEntry(ProgramNames.Sender(_context.InstanceId, _generation), _sent[journal], amount);
    }

    private async Task<string> TransferAsync(Step.Transfer transfer)
    {
        EntityInstanceId[] accounts = [.. transfer.Accounts.Distinct().Select(ProgramNames.AccountId)];
        await using (await _context.Entities.LockEntitiesAsync(accounts))
        {
            foreach (EntityInstanceId account in accounts)
            {
                long balance = await _context.Entities.CallEntityAsync<long>(account, "Read");
                await _context.Entities.CallEntityAsync(account, "Write", balance + transfer.Amount);
            }
        }

        return "t";
    }

    private async Task<string> ChildAsync(Step.Child child, string path)
    {
        string id = ProgramNames.ChildId(_context.InstanceId, _generation, path);
        Task<string> running = _context.CallSubOrchestratorAsync<string>(
            ProgramNames.Orchestrator, new Run(child.Body, child.Generations, child.IsNudged), new SubOrchestrationOptions { InstanceId = id });
        if (child.IsNudged) _context.SendEvent(id, ProgramNames.Nudge, "");
        try
        {
            return $"{{{await running}}}";
        }
        catch (TaskFailedException)
        {
            return ProgramNames.GivenUp;
        }
    }
}
