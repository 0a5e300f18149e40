using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durability.Programs;

/// <summary>A number that is read and written in two operations, so that only a lock keeps it right.</summary>
public sealed class AccountEntity : TaskEntity<long>
{
    public long Read() => State;

    public void Write(long balance) => State = balance;
}
