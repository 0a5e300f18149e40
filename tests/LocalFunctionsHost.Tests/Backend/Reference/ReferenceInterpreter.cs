using LocalFunctionsHost.Tests.Backend.Programs;

namespace LocalFunctionsHost.Tests.Backend.Reference;

/// <summary>Tells what a run comes to, by plain recursion: no time, no waiting, no messages.</summary>
internal sealed class ReferenceInterpreter
{
    private readonly Expectation _expected;
    private readonly string _id;
    private int _generation;

    private ReferenceInterpreter(string id, Expectation expected)
    {
        _id = id;
        _expected = expected;
    }

    public static Expectation Interpret(string id, Run run)
    {
        var expected = new Expectation();
        expected.Output = new ReferenceInterpreter(id, expected).Interpret(run);
        return expected;
    }

    /// <returns>Null for a failure.</returns>
    private string? Interpret(Run run)
    {
        var texts = new List<string>();
        var text = "";
        for (_generation = 0; _generation < run.Generations && text is not null; _generation++)
        {
            text = Interpret(run.Body, "0");
            if (text is not null)
            {
                texts.Add(text);
            }
        }

        _expected.Fails.Add(_id, text is null);
        return text is null ? null : string.Join(';', texts);
    }

    private string? Interpret(Step step, string path) => step switch
    {
        Step.Work work => Work(work, path),
        Step.Chain chain => Chain(chain, path),
        Step.FanOut fanOut => FanOut(fanOut, path),
        Step.Pause => "p",
        Step.Race race => Interpret(race.Body, $"{path}-0"),
        Step.AwaitEvent => Event(ProgramNames.Event(_generation, path)),
        Step.MissEvent => ProgramNames.Missed,
        Step.Signal signal => Add(_expected.Journals, signal.Journal, signal.Amount, "s"),
        Step.Call call => Add(_expected.Journals, call.Journal, call.Amount, $"{call.Amount}"),
        Step.Transfer transfer => Transfer(transfer),
        Step.Child child => Child(child, path),
        _ => null,
    };

    private string Work(Step.Work work, string path)
    {
        var succeeds = work.Failures < work.Attempts;
        _expected.Works.Add(ProgramNames.Key(_id, _generation, path), succeeds ? (1, work.Failures + 1) : (work.Attempts, work.Attempts));
        return succeeds ? $"{work.Value}" : ProgramNames.GivenUp;
    }

    private string? Chain(Step.Chain chain, string path)
    {
        var texts = new List<string>();
        for (var index = 0; index < chain.Steps.Count; index++)
        {
            if (Interpret(chain.Steps[index], $"{path}-{index}") is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return $"[{string.Join(' ', texts)}]";
    }

    private string? FanOut(Step.FanOut fanOut, string path)
    {
        List<string?> texts = [.. fanOut.Steps.Select((step, index) => Interpret(step, $"{path}-{index}"))];
        return texts.Contains(null) ? null : $"({string.Join(' ', texts)})";
    }

    private string Transfer(Step.Transfer transfer)
    {
        foreach (var account in transfer.Accounts.Distinct())
        {
            Add(_expected.Accounts, account, transfer.Amount, "");
        }

        return "t";
    }

    private string Event(string name)
    {
        _expected.Events.Add(name);
        return ProgramNames.EventPayload(name);
    }

    private string Child(Step.Child child, string path)
    {
        var id = ProgramNames.ChildId(_id, _generation, path);
        var text = new ReferenceInterpreter(id, _expected).Interpret(new Run(child.Body, child.Generations));
        return text is null ? ProgramNames.GivenUp : $"{{{text}}}";
    }

    private static string Add(Dictionary<int, long> sums, int number, int amount, string text)
    {
        sums[number] = sums.GetValueOrDefault(number) + amount;
        return text;
    }
}
