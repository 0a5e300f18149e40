using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Storage;

namespace ContentGen.Runs;

/// <summary>
/// Finds delivered briefs. Content that cannot be read as a brief is skipped with a warning, so one damaged file hides one brief only.
/// Methods throw <see cref="SystemResourceException"/> when neither store nor engine could answer.
/// </summary>
public sealed partial class BriefArchive(
    IContentStore store, BriefIndex index, LateBriefs late, ILogger<BriefArchive> logger)
{
    public const int MostInPage = 100;

    private readonly ConcurrentDictionary<string, Brief> _lastKnown = [];

    /// <summary>
    /// The brief of a run, from the store or, when it never got there, from the orchestration that publishes it later or the run's own
    /// output (then without word timings). Null when there is none.
    /// </summary>
    public async Task<Brief?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(runId))
        {
            return null;
        }

        try
        {
            return await ReadAsync(runId, cancellationToken) ?? await UnstoredAsync(runId, client, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            LogStoreUnreadable(exception);
            if (await UnstoredAsync(runId, client, cancellationToken) is { } brief)
            {
                return brief;
            }

            throw;
        }
    }

    /// <summary>As <see cref="FindAsync"/>, but a later revision that is still to be stored counts more than the stored one.</summary>
    public async Task<Brief?> FindRevisedAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var found = await FindAsync(runId, client, cancellationToken);
        return found is not null && await late.FindAsync(runId, client, cancellationToken) is { } brief && brief.Revision > found.Revision
            ? brief
            : found;
    }

    /// <summary>
    /// The newest brief, stored or still to be stored; null before the first. An emergency brief is the latest only while there is no
    /// other one among the newest.
    /// </summary>
    /// <param name="edition">The edition whose brief is wanted; null for that of any or none.</param>
    public async Task<Brief?> FindLatestAsync(DurableTaskClient client, CancellationToken cancellationToken, string? edition = null)
    {
        Brief? stored = null;
        await foreach (var digest in index.NewestFirstAsync(after: null, cancellationToken).Take(BriefIndex.MostNewest))
        {
            // What counts is the brief: one that was made again is stored before its entry tells of it.
            if (IsOf(edition, digest.Edition)
                && (stored is null || !digest.Emergency)
                && await ReadAsync(digest.RunId, cancellationToken) is { } brief)
            {
                stored = stored is null || !brief.Emergency ? brief : stored;
                if (!brief.Emergency)
                {
                    break;
                }
            }
        }

        if (Later(_lastKnown.GetValueOrDefault(edition ?? ""), stored) is { } known)
        {
            _lastKnown[edition ?? ""] = known;
        }

        return await OrLaterAsync(stored, edition, client, cancellationToken);
    }

    /// <summary>While the store cannot be read: the newest brief that this process has seen, or that is still to be stored.</summary>
    /// <inheritdoc cref="FindLatestAsync"/>
    public Task<Brief?> FindLastKnownAsync(DurableTaskClient client, CancellationToken cancellationToken, string? edition = null) =>
        OrLaterAsync(_lastKnown.GetValueOrDefault(edition ?? ""), edition, client, cancellationToken);

    /// <summary>A page of the index; no brief is read.</summary>
    /// <param name="limit">1 to <see cref="MostInPage"/>.</param>
    /// <param name="continuation">From the page before; null for the first page.</param>
    /// <param name="edition">The edition whose briefs are wanted; null for all briefs.</param>
    /// <exception cref="FormatException">The continuation is not one that this method gave.</exception>
    public async Task<BriefPage> ListAsync(
        int limit, string? continuation, CancellationToken cancellationToken, string? edition = null)
    {
        var after = continuation is null ? null : NameOf(continuation) ?? throw new FormatException();
        var briefs = await index.NewestFirstAsync(after, cancellationToken)
            .Where(digest => IsOf(edition, digest.Edition))
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return briefs.Count <= limit
            ? new BriefPage(briefs, Continuation: null)
            : new BriefPage(briefs[..limit], ContinuationAfter(briefs[limit - 1]));
    }

    /// <summary>Marks the last brief of a page; opaque to callers.</summary>
    internal static string ContinuationAfter(BriefDigest last) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(last.Name[ContentName.IndexPrefix.Length..]));

    /// <returns>Name of the entry that a continuation marks; null when the text is none of ours.</returns>
    private static string? NameOf(string continuation)
    {
        if (!Base64Url.IsValid(continuation))
        {
            return null;
        }

        var name = ContentName.IndexPrefix + Encoding.ASCII.GetString(Base64Url.DecodeFromChars(continuation));
        return BriefIndex.RunIdOf(name) is null ? null : name;
    }

    private static bool IsOf(string? edition, string? brief) => edition is null || brief == edition;

    private Task<Brief?> ReadAsync(string runId, CancellationToken cancellationToken) =>
        store.FindJsonAsync<Brief>(ContentName.Brief(runId), cancellationToken, fault => LogDamagedBrief(runId, fault));

    private async Task<Brief?> OrLaterAsync(
        Brief? seen, string? edition, DurableTaskClient client, CancellationToken cancellationToken) =>
        await late.FindLatestAsync(client, cancellationToken) is { } brief && IsOf(edition, brief.Edition) ? Later(seen, brief) : seen;

    // An emergency brief takes no other one's place.
    private static Brief? Later(Brief? seen, Brief? other) =>
        seen is null || (other is not null && (other.Emergency == seen.Emergency ? other.GeneratedAt > seen.GeneratedAt : seen.Emergency))
            ? other
            : seen;

    private async Task<Brief?> UnstoredAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken) =>
        await late.FindAsync(runId, client, cancellationToken) ?? await late.FindOutputAsync(runId, client, cancellationToken);

    [LoggerMessage(3101, LogLevel.Warning, "The content store cannot be read; looking at the run's own output instead.")]
    private partial void LogStoreUnreadable(Exception exception);

    [LoggerMessage(3102, LogLevel.Warning, "Skipped the brief of run {RunId}: its stored content is damaged ({Fault}).")]
    private partial void LogDamagedBrief(string runId, string fault);
}

/// <param name="Briefs">Newest first.</param>
/// <param name="Continuation">Where the next page begins; null on the last page.</param>
public sealed record BriefPage(IReadOnlyList<BriefDigest> Briefs, string? Continuation);
