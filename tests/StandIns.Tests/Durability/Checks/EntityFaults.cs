using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Converters;
using StandIns.Tests.Durability.Programs;

namespace StandIns.Tests.Durability.Checks;

/// <summary>What is wrong with journals and accounts after all their runs: entries lost, repeated or out of order, sums, locks left.</summary>
internal static class EntityFaults
{
    public static IEnumerable<string> In(
        IReadOnlyList<EntityRecord> entities, IReadOnlyDictionary<int, long> journals, IReadOnlyDictionary<int, long> accounts)
    {
        Dictionary<string, EntityRecord> stored = entities.ToDictionary(entity => entity.Id);
        foreach ((int number, long sum) in journals)
        {
            JournalState state = Read<JournalState>(stored, ProgramNames.JournalId(number).ToString()) ?? new JournalState();
            if (state.Total != sum) yield return $"journal {number} has {state.Total}, not {sum}";
            foreach (string fault in state.Faults) yield return $"journal {number}: {fault}";
        }

        foreach ((int number, long sum) in accounts)
        {
            long balance = Read<long>(stored, ProgramNames.AccountId(number).ToString());
            if (balance != sum) yield return $"account {number} has {balance}, not {sum}";
        }

        foreach (EntityRecord entity in entities.Where(entity => entity.LockedBy is not null)) yield return $"{entity.Id} is still locked by {entity.LockedBy}";
    }

    private static T? Read<T>(Dictionary<string, EntityRecord> stored, string id)
        => stored.TryGetValue(id, out EntityRecord? entity) ? JsonDataConverter.Default.Deserialize<T>(entity.State) : default;
}
