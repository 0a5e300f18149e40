namespace Microsoft.DurableTask;

/// <summary>A sequence that is fetched page by page while it is enumerated.</summary>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>Enumerates whole pages.</summary>
    /// <param name="continuationToken">The token of an earlier page, to go on after it; null to begin.</param>
    /// <param name="pageSizeHint">How many items a page should hold; a source may give fewer.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var value in page.Values) yield return value;
        }
    }
}
