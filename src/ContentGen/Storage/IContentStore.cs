using System.Text.Json;
using ContentGen.Failures;
using ContentGen.Text;

namespace ContentGen.Storage;

/// <summary>
/// Keeps named content: briefs, audio, word timings, cached answers. Names are relative paths with '/' between lower-case segments.
/// Writing the same name again replaces the content at once: a reader sees the old content or the new, never a mixture.
/// </summary>
/// <remarks>Every method throws <see cref="SystemResourceException"/> when the store cannot be used.</remarks>
public interface IContentStore
{
    Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken);

    /// <summary>Null when there is no content of that name.</summary>
    Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Content with the version that <see cref="TryPutAsync"/> asks for; null when there is no content of that name.</summary>
    Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes only over what was read: of several who change the same content at once, one gets through.</summary>
    /// <param name="version">Version that was read; null when there was no content of that name.</param>
    /// <returns>False when the content is another by now; nothing was written then.</returns>
    Task<bool> TryPutAsync(string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken);

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

/// <param name="Version">Opaque; another one whenever the content is another.</param>
public sealed record VersionedContent(BinaryData Content, string Version);

/// <summary>A stream that fetches what is read of it, and no more than it is told to.</summary>
public interface IBoundedStream
{
    /// <summary>Position at which reading ends; from the start the length.</summary>
    long End { get; set; }
}

/// <summary>Keeps records as JSON by <see cref="ContentGenJson"/>.</summary>
internal static class ContentStoreJson
{
    private const string ContentType = "application/json";
    private const int MostAttempts = 200;

    public static Task PutJsonAsync<T>(this IContentStore store, string name, T value, CancellationToken cancellationToken) =>
        store.PutAsync(name, BinaryData.FromObjectAsJson(value, ContentGenJson.Options), ContentType, cancellationToken);

    /// <summary>Null when there is no content of that name, or it is not a whole record.</summary>
    /// <param name="damaged">Told what is wrong with such content.</param>
    public static async Task<T?> FindJsonAsync<T>(
        this IContentStore store, string name, CancellationToken cancellationToken, Action<string>? damaged = null)
        where T : class
    {
        var content = await store.GetAsync(name, cancellationToken);
        return content is null ? null : ReadOrNull<T>(name, content, damaged);
    }

    /// <summary>Changes a record that others may change at the same time: theirs is never lost.</summary>
    /// <param name="change">
    /// Makes the new record of the stored one, which is null where there is none or a damaged one; null leaves it as it is. Called again
    /// when somebody was faster.
    /// </param>
    /// <returns>The record as it is stored now; null where there is none.</returns>
    /// <exception cref="SystemResourceException">The store cannot be used, or everybody else was faster.</exception>
    public static async Task<T?> UpdateJsonAsync<T>(
        this IContentStore store, string name, Func<T?, Task<T?>> change, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = await store.GetVersionedAsync(name, cancellationToken);
            var before = stored is null ? null : ReadOrNull<T>(name, stored.Content);
            if (await change(before) is not { } next)
            {
                return before;
            }

            var content = BinaryData.FromObjectAsJson(next, ContentGenJson.Options);
            if (await store.TryPutAsync(name, content, ContentType, stored?.Version, cancellationToken))
            {
                return next;
            }
        }

        throw new SystemResourceException($"'{name}' is being changed by too many at once; others were faster {MostAttempts} times.");
    }

    private static T? ReadOrNull<T>(string name, BinaryData content, Action<string>? damaged = null)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, ContentGenJson.Options) ?? throw new JsonException($"'{name}' holds null.");
        }
        catch (JsonException exception)
        {
            damaged?.Invoke(exception.Message);
            return null;
        }
    }
}
