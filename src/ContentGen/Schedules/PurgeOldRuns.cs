using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.Cost;
using ContentGen.Storage;
using Microsoft.DurableTask.Client.Entities;

namespace ContentGen.Schedules;

/// <summary>Deletes what is older than <c>ContentGen:Schedule:KeepBriefs</c> and <c>KeepCache</c>, once a day. Twice is harmless.</summary>
public sealed partial class PurgeOldRuns(
    ContentRetention retention, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<PurgeOldRuns> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(PurgeOldRuns))]
    public async Task RunAsync(
        [TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var runs = await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(null, now - options.Value.KeepBriefs, Ended), cancellationToken);
        var briefs = await retention.DeleteBriefsAsync(now - options.Value.KeepBriefs, cancellationToken);
        var orphans = await retention.DeleteOrphansAsync(
            async (runId, token) => await client.GetInstanceAsync(runId, token) is not null, cancellationToken);
        var cached = await retention.DeleteCachedAsync(now - options.Value.KeepCache, cancellationToken);
        var budgets = await DeleteBudgetsAsync(DateOnly.FromDateTime(now.UtcDateTime), client, cancellationToken);
        LogPurged(runs.PurgedInstanceCount, briefs, orphans, cached, budgets);
    }

    /// <summary>Deletes the accounts of days that are over, and clears away what is left of those that were deleted before.</summary>
    /// <returns>Accounts deleted.</returns>
    private static async Task<int> DeleteBudgetsAsync(DateOnly today, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var all = new EntityQuery
        {
            InstanceIdStartsWith = DailyBudgetEntity.IdOf(today).ToString()[..^DailyBudgetEntity.IdOf(today).Key.Length],
            IncludeState = false,
        };
        var deleted = 0;
        await foreach (var budget in client.Entities.GetAllEntitiesAsync(all).WithCancellation(cancellationToken))
        {
            if (DailyBudgetEntity.IsBefore(today, budget.Id))
            {
                await client.Entities.SignalEntityAsync(budget.Id, "delete", input: null, options: null, cancellationToken);
                deleted++;
            }
        }

        var empty = new CleanEntityStorageRequest { RemoveEmptyEntities = true, ReleaseOrphanedLocks = false };
        await client.Entities.CleanEntityStorageAsync(empty, continueUntilComplete: true, cancellationToken);
        return deleted;
    }

    [LoggerMessage(
        1402,
        LogLevel.Information,
        "Deleted {Runs} old runs, {Briefs} briefs, {Orphans} leftovers of runs without a brief, {Cached} cached answers and the accounts of"
        + " {Budgets} days")]
    private partial void LogPurged(int runs, int briefs, int orphans, int cached, int budgets);
}

/// <summary>Deletes old content from the store.</summary>
/// <remarks>Every method throws <see cref="Failures.SystemResourceException"/> when the store cannot be used.</remarks>
public sealed class ContentRetention(IContentStore store, BriefIndex index, TraceArchive traces)
{
    /// <summary>Deletes the briefs made before <paramref name="cutoff"/>, but neither the newest one nor the latest good one.</summary>
    /// <returns>Briefs deleted.</returns>
    public async Task<int> DeleteBriefsAsync(DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        var firstToKeep = ContentName.Index(cutoff, "");
        var latest = await index.NewestFirstAsync(after: null, cancellationToken)
            .FirstOrDefaultAsync(digest => !digest.Emergency, cancellationToken);
        string[] old =
        [
            .. (await NamesAsync(ContentName.IndexPrefix, cancellationToken))
                .Skip(1)
                .Where(name => string.CompareOrdinal(name, firstToKeep) > 0 && name != latest?.Name)
                .Where(name => BriefIndex.RunIdOf(name) is not null),
        ];
        // Order is important: the index must never name a brief that is not there.
        await index.RemoveAsync(old, cancellationToken);
        foreach (var runId in old.Select(BriefIndex.RunIdOf).OfType<string>())
        {
            await DeleteRunAsync(runId, cancellationToken);
        }

        return old.Length;
    }

    /// <summary>
    /// Deletes what runs left that have no brief in the index: they were stopped from outside, never reached the store with their brief, or
    /// made a section of another run's brief again.
    /// </summary>
    /// <param name="isKnown">Whether the run is still to be found, by its id: then it may be under way, or its output be read.</param>
    /// <returns>Runs whose content was deleted.</returns>
    public async Task<int> DeleteOrphansAsync(Func<string, CancellationToken, Task<bool>> isKnown, CancellationToken cancellationToken)
    {
        var indexed = (await NamesAsync(ContentName.IndexPrefix, cancellationToken)).Select(BriefIndex.RunIdOf).ToHashSet();
        string[] runIds = [.. (await NamesAsync(ContentName.RunsPrefix, cancellationToken)).Select(name => name.Split('/')[1]).Distinct()];
        var deleted = 0;
        foreach (var runId in runIds.Where(runId => !indexed.Contains(runId)))
        {
            if (!await isKnown(runId, cancellationToken))
            {
                await DeleteRunAsync(runId, cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }

    /// <summary>Deletes the cached answers given before <paramref name="cutoff"/>, and what is none.</summary>
    /// <returns>Answers deleted.</returns>
    public async Task<int> DeleteCachedAsync(DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var name in await NamesAsync(CacheName.Prefix, cancellationToken))
        {
            var cached = await store.FindJsonAsync<CachedContent<JsonElement>>(name, cancellationToken);
            if (cached is null || cached.MadeAt < cutoff)
            {
                await store.DeleteAsync(name, cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }

    private async Task DeleteRunAsync(string runId, CancellationToken cancellationToken)
    {
        await traces.ForgetAsync(runId, cancellationToken);
        foreach (var part in await NamesAsync(ContentName.RunPrefix(runId), cancellationToken))
        {
            await store.DeleteAsync(part, cancellationToken);
        }
    }

    // Listed before anything is deleted: not every store can be changed while it is listed.
    private ValueTask<List<string>> NamesAsync(string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken);
}
