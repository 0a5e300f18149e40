using System.Text.Json;
using ContentGen.Storage;
using ContentGen.Text;
using Microsoft.Extensions.Logging;

namespace ContentGen.Cache;

/// <summary>
/// Cached content in the same store as the briefs. It is a help, never a need: what cannot be read within
/// <see cref="Patience"/> counts as not there, what cannot be written is not kept, and neither is a failure.
/// </summary>
public sealed class ContentCache(IContentStore store, TimeProvider time, ILogger<ContentCache> logger)
{
    /// <summary>Longest wait for the store: 2 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // What lacks something that it must have was written by another program than this one, and would break the run that uses it.
    private static readonly JsonSerializerOptions Strict = new(ContentGenJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public async Task<CachedContent<T>?> FindAsync<T>(string name, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await BoundedAsync(token => store.GetAsync(name, token), cancellationToken);
            return kept is null ? null : JsonSerializer.Deserialize<CachedContent<T>>(kept, Strict);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.CacheUnreadable(name, exception);
            return null;
        }
    }

    public async Task KeepAsync<T>(string name, CachedContent<T> content)
    {
        try
        {
            await BoundedAsync(
                async token =>
                {
                    await store.PutJsonAsync(name, content, token);
                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.CacheUnwritable(name, exception);
        }
    }

    private async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        return await use(either.Token).WaitAsync(either.Token);
    }
}
