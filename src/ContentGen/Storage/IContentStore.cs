using System.Text.Json;
using ContentGen.Text;

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

    /// <summary>Opens content to read parts of it, without reading all of it; null when there is no content of that name.</summary>
    /// <remarks>Its stream fails as the store's own client does when the store goes away in the midst of it.</remarks>
    Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Does nothing when there is no content of that name.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}

/// <summary>Content that is read as it is needed. Who opened it disposes of the stream.</summary>
/// <param name="Stream">Seekable.</param>
/// <param name="Version">Letters, digits and '-'; another one whenever the content is replaced.</param>
public sealed record StoredContent(Stream Stream, string Version);

/// <summary>Keeps records as JSON by <see cref="ContentGenJson"/>.</summary>
internal static class ContentStoreJson
{
    private const string ContentType = "application/json";

    public static Task PutJsonAsync<T>(this IContentStore store, string name, T value, CancellationToken cancellationToken) =>
        store.PutAsync(name, BinaryData.FromObjectAsJson(value, ContentGenJson.Options), ContentType, cancellationToken);

    /// <summary>Null when there is no content of that name.</summary>
    /// <exception cref="JsonException">The content is not a whole record.</exception>
    public static async Task<T?> GetJsonAsync<T>(this IContentStore store, string name, CancellationToken cancellationToken)
        where T : class
    {
        var content = await store.GetAsync(name, cancellationToken);
        return content is null
            ? null
            : JsonSerializer.Deserialize<T>(content, ContentGenJson.Options) ?? throw new JsonException($"'{name}' holds null.");
    }
}
