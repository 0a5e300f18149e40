using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>The orchestrator's code: runs one generation of a run, which is its input as JSON.</summary>
public sealed class StepInterpreter
{
    /// <summary>Far beyond every test.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromDays(36500);

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(5);

    private readonly RunContext _context;
    private readonly Dictionary<int, int> _sent = [];
    private readonly int _generation;

    private StepInterpreter(RunContext context, int generation)
    {
        _context = context;
        _generation = generation;
    }

    public static async Task<object?> RunAsync(RunContext context)
    {
        var run = JsonSerializer.Deserialize<Run>(context.Input<string>())!;
        context.Status = $"{run.Generation}";
        if (run is { IsNudged: true, Generation: 0 })
        {
            await context.EventAsync<string>(ProgramNames.Nudge);
        }

        var text = run.Text + await new StepInterpreter(context, run.Generation).RunAsync(run.Body, "0");
        if (run.Generation + 1 == run.Generations)
        {
            return text;
        }

        context.ContinueAsNew(JsonSerializer.Serialize(run with { Generation = run.Generation + 1, Text = text + ";" }));
        return "";
    }

    private Task<string> RunAsync(Step step, string path) => step switch
    {
        Step.Work work => WorkAsync(work, path),
        Step.Chain chain => ChainAsync(chain, path),
        Step.FanOut fanOut => FanOutAsync(fanOut, path),
        Step.Pause pause => PauseAsync(pause),
        Step.Race race => RaceAsync(race, path),
        Step.AwaitEvent => _context.EventAsync<string>(ProgramNames.Event(_generation, path)),
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
        var order = new WorkOrder(ProgramNames.Key(_context.Id, _generation, path), work.Value, work.Failures);
        try
        {
            return await _context.CallAsync<string>(ProgramNames.Activity, new RetryOptions(RetryPause, work.Attempts), JsonSerializer.Serialize(order));
        }
        catch (TaskFailedException)
        {
            return ProgramNames.GivenUp;
        }
    }

    private async Task<string> ChainAsync(Step.Chain chain, string path)
    {
        var texts = new List<string>();
        for (var index = 0; index < chain.Steps.Count; index++)
        {
            texts.Add(await RunAsync(chain.Steps[index], $"{path}-{index}"));
        }

        return $"[{string.Join(' ', texts)}]";
    }

    private async Task<string> FanOutAsync(Step.FanOut fanOut, string path)
    {
        var texts = await Task.WhenAll(fanOut.Steps.Select((step, index) => RunAsync(step, $"{path}-{index}")).ToList());
        return $"({string.Join(' ', texts)})";
    }

    private async Task<string> PauseAsync(Step.Pause pause)
    {
        var due = _context.Now.AddMilliseconds(pause.Milliseconds);
        await _context.Inner.CreateTimer(due, "");
        return _context.Now >= due ? "p" : "early";
    }

    private async Task<string> RaceAsync(Step.Race race, string path)
    {
        using var cancellation = new CancellationTokenSource();
        var timer = _context.DelayAsync(Never, cancellation.Token);
        var body = RunAsync(race.Body, $"{path}-0");
        var first = await Task.WhenAny(body, timer);
        cancellation.Cancel();
        return first == timer ? "late" : await body;
    }

    private async Task<string> MissAsync(Step.MissEvent miss, string path)
    {
        using var cancellation = new CancellationTokenSource();
        var missed = _context.EventAsync<string>("never-" + ProgramNames.Event(_generation, path), cancellation.Token);
        var timer = _context.DelayAsync(TimeSpan.FromMilliseconds(miss.Milliseconds));
        if (await Task.WhenAny(missed, timer) == missed)
        {
            return "came";
        }

        cancellation.Cancel();
        return ProgramNames.Missed;
    }

    private Task<string> SignalAsync(Step.Signal signal)
    {
        _context.SignalEntity(ProgramNames.JournalId(signal.Journal), "add", Entry(signal.Journal, signal.Amount));
        return Task.FromResult("s");
    }

    private async Task<string> CallAsync(Step.Call call) =>
        $"{await _context.CallEntityAsync<int>(ProgramNames.JournalId(call.Journal), "add", Entry(call.Journal, call.Amount))}";

    private JournalEntity.Entry Entry(int journal, int amount)
    {
        _sent[journal] = _sent.GetValueOrDefault(journal) + 1;
        return new JournalEntity.Entry(ProgramNames.Sender(_context.Id, _generation), _sent[journal], amount);
    }

    private async Task<string> TransferAsync(Step.Transfer transfer)
    {
        var accounts = transfer.Accounts.Distinct().Select(ProgramNames.AccountId).ToArray();
        await _context.LockAsync([.. accounts]);
        foreach (var account in accounts)
        {
            var balance = await _context.CallEntityAsync<long>(account, "read");
            await _context.CallEntityAsync<long>(account, "write", balance + transfer.Amount);
        }

        _context.Unlock();
        return "t";
    }

    private async Task<string> ChildAsync(Step.Child child, string path)
    {
        var id = ProgramNames.ChildId(_context.Id, _generation, path);
        var run = JsonSerializer.Serialize(new Run(child.Body, child.Generations, child.IsNudged));
        var running = _context.ChildAsync<string>(ProgramNames.Orchestrator, id, run);
        if (child.IsNudged)
        {
            _context.Send(id, ProgramNames.Nudge, "");
        }

        try
        {
            return $"{{{await running}}}";
        }
        catch (SubOrchestrationFailedException)
        {
            return ProgramNames.GivenUp;
        }
    }
}
