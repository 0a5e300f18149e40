using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durability.Programs;

/// <summary>Adds amounts and watches that the entries of each sender come once and in order.</summary>
public sealed class JournalEntity : TaskEntity<JournalState>
{
    public int Add(JournalEntry entry)
    {
        int expected = State.Last.GetValueOrDefault(entry.Sender) + 1;
        if (entry.Number != expected) State.Faults.Add($"{entry.Sender}: {entry.Number} instead of {expected}");
        State.Last[entry.Sender] = entry.Number;
        State.Total += entry.Amount;
        return entry.Amount;
    }
}
