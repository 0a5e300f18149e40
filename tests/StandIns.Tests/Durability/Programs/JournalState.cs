namespace StandIns.Tests.Durability.Programs;

/// <summary>What a journal remembers.</summary>
public sealed class JournalState
{
    public long Total { get; set; }

    /// <summary>The last number of each sender.</summary>
    public Dictionary<string, int> Last { get; set; } = [];

    /// <summary>Entries that were lost, repeated or out of order.</summary>
    public List<string> Faults { get; set; } = [];
}
