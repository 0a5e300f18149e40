using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>Adds amounts and watches that the entries of each sender come once and in order.</summary>
public sealed class JournalEntity : BatchEntity<JournalEntity.Journal>
{
    protected override object? Perform(string operation, string? input)
    {
        var entry = Read<Entry>(input);
        var journal = State ??= new Journal();
        var expected = journal.Last.GetValueOrDefault(entry.Sender) + 1;
        if (entry.Number != expected)
        {
            journal.Faults.Add($"{entry.Sender}: {entry.Number} instead of {expected}");
        }

        journal.Last[entry.Sender] = entry.Number;
        journal.Total += entry.Amount;
        return entry.Amount;
    }

    /// <summary>The input of the operation.</summary>
    /// <param name="Number">Counts what the sender sent to this journal, beginning with 1.</param>
    public sealed record Entry(string Sender, int Number, int Amount);

    /// <summary>What a journal remembers.</summary>
    public sealed class Journal
    {
        public long Total { get; set; }

        /// <summary>The last number of each sender.</summary>
        public Dictionary<string, int> Last { get; set; } = [];

        /// <summary>Entries that were lost, repeated or out of order.</summary>
        public List<string> Faults { get; set; } = [];
    }
}
