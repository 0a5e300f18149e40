namespace ContentGen.Storage;

/// <summary>
/// Keeps named content: briefs, audio, word timings, cached answers. Names are relative paths with '/' between lower-case segments.
/// Writing the same name again replaces the content at once: a reader sees the old content or the new, never a mixture.
/// </summary>
/// <remarks>Every method throws <see cref="Failures.SystemResourceException"/> when the store cannot be used.</remarks>
public interface IContentStore
{
    Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken);

    /// <summary>Null when there is no content of that name.</summary>
    Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Does nothing when there is no content of that name.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
