using System.Runtime.CompilerServices;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Storage;

namespace ContentGen.Briefs;

/// <summary>
/// The index of stored briefs: an entry for each, and one document with the newest of them, which is all that a page of the archive or a
/// feed reads. The entries are the truth; a document that is missing or damaged is made of them again by whoever needs it first. Several
/// instances of the app may change it at once.
/// </summary>
/// <remarks>Every method throws <see cref="SystemResourceException"/> when the store cannot be used.</remarks>
public sealed partial class BriefIndex(IContentStore store, ILogger<BriefIndex> logger)
{
    /// <summary>Briefs in the document: 200, some 200 KB.</summary>
    public const int MostNewest = 200;

    private const int ReadAtOnce = 16;
    private const int TickDigits = 19;

    // What waits for the document in this process changes it one after another; only other instances are left to be faster.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Enters a stored brief. An entry of a later revision stays; entering the same again changes nothing.</summary>
    /// <param name="earlier">The brief as it was stored before, whose entry goes if it has another date; null for none.</param>
    public async Task EnterAsync(Brief brief, Brief? earlier, CancellationToken cancellationToken)
    {
        var digest = BriefDigest.Of(brief);
        await store.UpdateJsonAsync<BriefDigest>(
            digest.Name, known => Task.FromResult(known?.Revision > digest.Revision ? null : digest), cancellationToken);
        if (earlier is not null && BriefDigest.Of(earlier).Name is var old && old != digest.Name)
        {
            await store.DeleteAsync(old, cancellationToken);
        }

        await ChangeAsync(newest => newest.With(digest), cancellationToken);
    }

    /// <summary>Takes briefs out of the index, before they are deleted: it never names a brief that is not there.</summary>
    /// <param name="names">Names of their entries.</param>
    public async Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count > 0)
        {
            await ChangeAsync(newest => newest.Without(names.ToHashSet()), cancellationToken);
        }

        foreach (var name in names)
        {
            await store.DeleteAsync(name, cancellationToken);
        }
    }

    /// <summary>The newest briefs first. Reads the document alone until it is used up.</summary>
    /// <param name="after">Name of the entry after which to begin; null for the newest.</param>
    public async IAsyncEnumerable<BriefDigest> NewestFirstAsync(
        string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(cancellationToken);
        var last = after;
        foreach (var digest in newest.Briefs.Where(digest => string.CompareOrdinal(digest.Name, after) > 0))
        {
            last = digest.Name;
            yield return digest;
        }

        if (!newest.HasOlder)
        {
            yield break;
        }

        if (newest.Briefs is [.., var oldest] && string.CompareOrdinal(oldest.Name, last) > 0)
        {
            last = oldest.Name;
        }

        await foreach (var name in store.ListAsync(ContentName.IndexPrefix, cancellationToken))
        {
            if (string.CompareOrdinal(name, last) > 0 && await DigestAsync(name, cancellationToken) is { } digest)
            {
                yield return digest;
            }
        }
    }

    /// <returns>The run whose brief has the entry of that name; null for what is no entry.</returns>
    internal static string? RunIdOf(string name)
    {
        var at = ContentName.IndexPrefix.Length + TickDigits + 1;
        return name.Length > at && name[at - 1] == '-' && RunId.IsValid(name[at..]) ? name[at..] : null;
    }

    private async Task<NewestBriefs> NewestAsync(CancellationToken cancellationToken)
    {
        if (await store.FindJsonAsync<NewestBriefs>(ContentName.NewestBriefs, cancellationToken, LogDamaged) is { Briefs: not null } newest)
        {
            return newest;
        }

        try
        {
            return await ChangeAsync(newest => newest, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            // A store that can be read only, or is full: the next reader makes the list again.
            LogNotKept(exception);
            return await ReadEntriesAsync(cancellationToken);
        }
    }

    private async Task<NewestBriefs> ChangeAsync(Func<NewestBriefs, NewestBriefs> change, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return (await store.UpdateJsonAsync<NewestBriefs>(
                ContentName.NewestBriefs,
                async known => change(known is { Briefs: not null } ? known : await ReadEntriesAsync(cancellationToken)),
                cancellationToken))!;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<NewestBriefs> ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var names = await store.ListAsync(ContentName.IndexPrefix, cancellationToken)
            .Take(MostNewest + 1)
            .ToListAsync(cancellationToken);
        var briefs = new List<BriefDigest>();
        foreach (var some in names.Take(MostNewest).Chunk(ReadAtOnce))
        {
            briefs.AddRange((await Task.WhenAll(some.Select(name => DigestAsync(name, cancellationToken)))).OfType<BriefDigest>());
        }

        LogRebuilt(briefs.Count);
        return new(briefs, HasOlder: names.Count > MostNewest);
    }

    /// <returns>Null for what is no entry, and for an entry without a brief.</returns>
    private async Task<BriefDigest?> DigestAsync(string name, CancellationToken cancellationToken)
    {
        if (RunIdOf(name) is not { } runId)
        {
            LogForeignEntry(name);
            return null;
        }

        // An entry that does not tell is from before entries did, or damaged: the brief itself does.
        if (await store.FindJsonAsync<BriefDigest>(name, cancellationToken) is { Stories: not null } digest && digest.Name == name)
        {
            return digest;
        }

        var brief = await store.FindJsonAsync<Brief>(ContentName.Brief(runId), cancellationToken);
        return brief is not null && BriefDigest.Of(brief) is var told && told.Name == name ? told : null;
    }

    [LoggerMessage(3103, LogLevel.Warning, "Skipped {Name} in the index of briefs: it is not an entry.")]
    private partial void LogForeignEntry(string name);

    [LoggerMessage(3107, LogLevel.Warning, "The list of the newest briefs is damaged ({Fault}) and is made again.")]
    private partial void LogDamaged(string fault);

    [LoggerMessage(3108, LogLevel.Information, "The list of the newest briefs was made of {Briefs} entries.")]
    private partial void LogRebuilt(int briefs);

    [LoggerMessage(3109, LogLevel.Warning, "The list of the newest briefs cannot be kept.")]
    private partial void LogNotKept(Exception exception);
}

/// <summary>The newest briefs, newest first.</summary>
/// <param name="HasOlder">True when there are entries that it has no room for.</param>
internal sealed record NewestBriefs(IReadOnlyList<BriefDigest> Briefs, bool HasOlder)
{
    public NewestBriefs With(BriefDigest digest)
    {
        if (Briefs.Any(known => known.RunId == digest.RunId && known.Revision > digest.Revision))
        {
            return this;
        }

        // One that is older than the oldest here is in its entry; between them there may be others that are not here either.
        if (HasOlder && Briefs is [.., var oldest] && string.CompareOrdinal(digest.Name, oldest.Name) > 0)
        {
            return this;
        }

        BriefDigest[] briefs =
        [
            .. Briefs.Where(known => known.RunId != digest.RunId).Append(digest).OrderBy(known => known.Name, StringComparer.Ordinal),
        ];
        return new([.. briefs.Take(BriefIndex.MostNewest)], HasOlder || briefs.Length > BriefIndex.MostNewest);
    }

    public NewestBriefs Without(IReadOnlySet<string> names) =>
        this with { Briefs = [.. Briefs.Where(known => !names.Contains(known.Name))] };
}
