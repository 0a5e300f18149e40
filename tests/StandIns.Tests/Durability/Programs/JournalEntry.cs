namespace StandIns.Tests.Durability.Programs;

/// <summary>The input of the journal's operation.</summary>
/// <param name="Number">Counts what the sender sent to this journal, beginning with 1.</param>
public sealed record JournalEntry(string Sender, int Number, int Amount);
