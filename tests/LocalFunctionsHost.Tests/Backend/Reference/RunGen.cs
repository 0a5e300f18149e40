using CsCheck;
using LocalFunctionsHost.Tests.Backend.Programs;

namespace LocalFunctionsHost.Tests.Backend.Reference;

/// <summary>Random runs, from single steps to nested ones. Throwing steps stay in children, and in few of the runs themselves.</summary>
internal static class RunGen
{
    private const int Journals = 3;
    private const int Accounts = 3;
    private const int Depth = 3;

    private static readonly Gen<int> Amount = Gen.Int[1, 9];

    private static readonly Gen<Step> Work = Gen.Frequency(
        (6, Amount.Select(value => (Step)new Step.Work(value, 0, 1))),
        (2, Gen.Select(Amount, Gen.Int[1, 2]).Select((value, failures) => (Step)new Step.Work(value, failures, failures + 1))),
        (1, Gen.Select(Amount, Gen.Int[1, 2]).Select((value, attempts) => (Step)new Step.Work(value, int.MaxValue, attempts))));

    private static readonly Gen<Step> Simple = Gen.Frequency(
        (6, Work),
        (2, Gen.Int[0, 20].Select(time => (Step)new Step.Pause(time))),
        (1, Gen.Int[1, 20].Select(time => (Step)new Step.MissEvent(time))),
        (2, Gen.Select(Gen.Int[0, Journals - 1], Amount).Select((journal, amount) => (Step)new Step.Signal(journal, amount))),
        (2, Gen.Select(Gen.Int[0, Journals - 1], Amount).Select((journal, amount) => (Step)new Step.Call(journal, amount))));

    /// <summary>A critical section allows nothing beside it, so it stands alone in a chain.</summary>
    private static readonly Gen<Step> Transfer = Gen.Select(Gen.Int[0, Accounts - 1].List[1, 3], Amount)
        .Select((accounts, amount) => (Step)new Step.Transfer(accounts, amount));

    private static readonly Gen<Step> AwaitEvent = Gen.Const((Step)new Step.AwaitEvent());

    private static readonly Gen<Step> Throw = Gen.Const((Step)new Step.Throw());

    /// <summary>Runs that nobody has to send events to when <paramref name="withEvents"/> is false.</summary>
    public static Gen<Run> Runs(bool withEvents = true)
        => Gen.Select(Chain(Depth, withEvents, mayThrow: 10), Gen.Int[1, 3]).Select((body, generations) => new Run(body, generations));

    private static Gen<Step> Any(int depth, bool withEvents, bool isAlone, int mayThrow)
    {
        var steps = new List<(int, Gen<Step>)> { (20, Simple), (isAlone ? 4 : 0, Transfer), (withEvents ? 3 : 0, AwaitEvent) };
        if (mayThrow > 0)
        {
            steps.Add((1, mayThrow > 1 ? Gen.Frequency((1, Throw), (mayThrow, Work)) : Throw));
        }

        if (depth > 0)
        {
            steps.Add((4, FanOut(depth - 1, withEvents, mayThrow)));
            steps.Add((2, Any(depth - 1, withEvents, isAlone: false, mayThrow: 0).Select(body => (Step)new Step.Race(body))));
            steps.Add((3, Child(depth - 1)));
        }

        return Gen.Frequency([.. steps.Where(step => step.Item1 > 0)]);
    }

    private static Gen<Step> Chain(int depth, bool withEvents, int mayThrow)
        => Any(depth, withEvents, isAlone: true, mayThrow).List[1, 4].Select(steps => (Step)new Step.Chain(steps));

    private static Gen<Step> FanOut(int depth, bool withEvents, int mayThrow)
        => Any(depth, withEvents, isAlone: false, mayThrow).List[0, 4].Select(steps => (Step)new Step.FanOut(steps));

    private static Gen<Step> Child(int depth)
        => Gen.Select(Chain(depth, withEvents: false, mayThrow: 2), Gen.Int[1, 2], Gen.Bool)
            .Select((body, generations, isNudged) => (Step)new Step.Child(body, generations, isNudged));
}
