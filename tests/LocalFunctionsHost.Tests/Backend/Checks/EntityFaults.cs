using LocalFunctionsHost.Tests.Backend.Programs;
using Newtonsoft.Json;
using static DurableTask.Core.Entities.EntityBackendQueries;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>What is wrong with journals and accounts after all their runs: entries lost, repeated or out of order, sums, locks left.</summary>
internal static class EntityFaults
{
    public static IEnumerable<string> In(
        IReadOnlyList<EntityMetadata> entities, IReadOnlyDictionary<int, long> journals, IReadOnlyDictionary<int, long> accounts)
    {
        var stored = entities.ToDictionary(entity => entity.EntityId);
        foreach (var (number, sum) in journals)
        {
            var journal = Read<JournalEntity.Journal>(stored, ProgramNames.JournalId(number)) ?? new JournalEntity.Journal();
            if (journal.Total != sum)
            {
                yield return $"journal {number} has {journal.Total}, not {sum}";
            }

            foreach (var fault in journal.Faults)
            {
                yield return $"journal {number}: {fault}";
            }
        }

        foreach (var (number, sum) in accounts)
        {
            var balance = Read<AccountEntity.Account>(stored, ProgramNames.AccountId(number))?.Balance ?? 0;
            if (balance != sum)
            {
                yield return $"account {number} has {balance}, not {sum}";
            }
        }

        foreach (var entity in entities.Where(entity => entity.LockedBy is not null || entity.BacklogQueueSize > 0))
        {
            yield return $"{entity.EntityId} is still locked by {entity.LockedBy}, with {entity.BacklogQueueSize} waiting";
        }
    }

    private static T? Read<T>(Dictionary<DurableTask.Core.Entities.EntityId, EntityMetadata> stored, DurableTask.Core.Entities.EntityId id) =>
        stored.TryGetValue(id, out var entity) && entity.SerializedState is { } state ? JsonConvert.DeserializeObject<T>(state) : default;
}
