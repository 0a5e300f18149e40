namespace Microsoft.DurableTask;

/// <summary>One page of a longer result.</summary>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null)
    where T : notnull
{
    public IReadOnlyList<T> Values { get; } = values ?? throw new ArgumentNullException(nameof(values));

    /// <summary>What to pass on to fetch the next page; null or empty on the last one.</summary>
    public string? ContinuationToken { get; } = continuationToken;
}
