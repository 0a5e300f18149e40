using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Storage;

namespace ContentGen.Runs;

/// <summary>A script that waits for a person, with what its sentences are checked against.</summary>
/// <param name="Revision">How often it was edited.</param>
/// <param name="Until">When the wait ends by itself.</param>
/// <param name="Day">The day that the brief is of.</param>
public sealed record ReviewDraft(
    string RunId,
    int Revision,
    DateTimeOffset Until,
    IReadOnlyList<ScriptSentence> Sentences,
    IReadOnlyList<Story> Stories,
    DateOnly Day,
    BriefRequest Request)
{
    /// <summary>True once it was approved: it is edited no more.</summary>
    public bool IsApproved { get; init; }
}

/// <summary>Keeps the scripts that are under review.</summary>
/// <remarks>Methods throw <see cref="SystemResourceException"/> when the store cannot be used, unless they say otherwise.</remarks>
public sealed class ReviewDrafts(IContentStore store)
{
    /// <summary>Lays a script out for review, unless it was already: then an editor may have changed it.</summary>
    public Task OpenAsync(ReviewDraft draft, CancellationToken cancellationToken) => store.UpdateJsonAsync<ReviewDraft>(
        ContentName.Review(draft.RunId), stored => Task.FromResult(stored is null ? draft : null), cancellationToken);

    /// <summary>Puts the sentences in the place of those there are.</summary>
    /// <param name="ofRevision">The revision to replace, and no other; null for whichever there is.</param>
    /// <returns>The draft as it is now, null when it is gone, and whether it has these sentences.</returns>
    public Task<(bool Edited, ReviewDraft? Draft)> EditAsync(
        string runId, IReadOnlyList<ScriptSentence> sentences, int? ofRevision, CancellationToken cancellationToken) =>
        ChangeAsync(
            runId,
            ofRevision,
            stored => stored.IsApproved ? null : stored with { Sentences = sentences, Revision = stored.Revision + 1 },
            cancellationToken);

    /// <summary>
    /// Lets the script be edited no more. A store that cannot be written lets nobody edit it either, and does not keep it from approval.
    /// </summary>
    /// <param name="read">The draft as it was read.</param>
    /// <param name="ofRevision">The revision that is approved, and no other; null for whichever there is.</param>
    /// <returns>The draft as it is now, null when it is gone, and whether it is approved.</returns>
    public async Task<(bool Approved, ReviewDraft? Draft)> ApproveAsync(
        ReviewDraft read, int? ofRevision, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(read.RunId, ofRevision, stored => stored with { IsApproved = true }, cancellationToken);
        }
        catch (SystemResourceException)
        {
            return (read.Revision == (ofRevision ?? read.Revision), read);
        }
    }

    /// <returns>Null when there is none that can be read.</returns>
    public Task<ReviewDraft?> FindAsync(string runId, CancellationToken cancellationToken) =>
        store.FindJsonAsync<ReviewDraft>(ContentName.Review(runId), cancellationToken);

    private async Task<(bool Changed, ReviewDraft? Draft)> ChangeAsync(
        string runId, int? ofRevision, Func<ReviewDraft, ReviewDraft?> change, CancellationToken cancellationToken)
    {
        var changed = false;
        var draft = await store.UpdateJsonAsync<ReviewDraft>(
            ContentName.Review(runId),
            stored =>
            {
                var next = stored is not null && stored.Revision == (ofRevision ?? stored.Revision) ? change(stored) : null;
                changed = next is not null;
                return Task.FromResult(next);
            },
            cancellationToken);
        return (changed, draft);
    }
}

/// <summary>The activities around a review. Each may be executed more than once.</summary>
public sealed class ReviewActivities(ReviewDrafts drafts)
{
    /// <inheritdoc cref="ReviewDrafts.OpenAsync"/>
    [Function(nameof(OpenReview))]
    public async Task<bool> OpenReview([ActivityTrigger] ReviewDraft draft, CancellationToken cancellationToken)
    {
        await drafts.OpenAsync(draft, cancellationToken);
        return true;
    }

    /// <summary>The script as it was left; null when it is lost.</summary>
    [Function(nameof(ReadReview))]
    public Task<ReviewDraft?> ReadReview([ActivityTrigger] string runId, CancellationToken cancellationToken) =>
        drafts.FindAsync(runId, cancellationToken);
}
