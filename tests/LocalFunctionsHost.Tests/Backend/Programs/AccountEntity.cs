using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>A number that is read and written in two operations, so that only a lock keeps it right.</summary>
public sealed class AccountEntity : BatchEntity<AccountEntity.Account>
{
    protected override object? Perform(string operation, string? input)
    {
        State ??= new Account(0);
        if (operation == "write")
        {
            State = new Account(Read<long>(input));
        }

        return State.Balance;
    }

    public sealed record Account(long Balance);
}
