using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durable.Harness;

/// <summary>Counts, remembers the order of what it was given, fails on request.</summary>
internal sealed class CounterEntity : TaskEntity<CounterState>
{
    public void Add(int amount)
    {
        State.Total += amount;
        State.Seen.Add(amount);
    }

    public int Total() => State.Total;

    public List<int> Seen() => State.Seen;

    public void AddThenFail(int amount)
    {
        Add(amount);
        Context.SignalEntity(new EntityInstanceId("counter", "other"), "Add", amount);
        throw new InvalidOperationException("refused");
    }

    public void Forward(int amount) => Context.SignalEntity(new EntityInstanceId("counter", "other"), "Add", amount);

    public string Launch(string name) => Context.ScheduleNewOrchestration(name);
}
