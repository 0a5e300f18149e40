using System.Security.Cryptography;
using System.Text.Json;
using ContentGen.Requests;
using ContentGen.Resilience;
using ContentGen.Storage;
using ContentGen.Text;

namespace ContentGen.Cache;

/// <summary>
/// Cached content in the same store as the briefs. It is a help, never a need: what cannot be read within
/// <see cref="Patience"/> counts as not there, what cannot be written is not kept, and neither is a failure.
/// </summary>
public sealed partial class ContentCache(IContentStore store, TimeLimits limits, ILogger<ContentCache> logger)
{
    /// <summary>Longest wait for the store: 2 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // What lacks something that it must have was written by another program than this one, and would break the run that uses it.
    private static readonly JsonSerializerOptions Strict = new(ContentGenJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="name">As made by <see cref="CacheName"/>.</param>
    /// <returns>The latest content of that name, however old; null when there is none that can be read.</returns>
    public async Task<CachedContent<T>?> FindAsync<T>(string name, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await limits.RunAsync("content-cache", Patience, token => store.GetAsync(name, token), cancellationToken);
            return kept is null ? null : JsonSerializer.Deserialize<CachedContent<T>>(kept, Strict);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreadable(name, exception);
            return null;
        }
    }

    /// <summary>Replaces the content of that name. Never fails.</summary>
    public async Task KeepAsync<T>(string name, CachedContent<T> content)
    {
        try
        {
            await limits.RunAsync(
                "content-cache",
                Patience,
                async token =>
                {
                    await store.PutJsonAsync(name, content, token);
                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogUnwritable(name, exception);
        }
    }

    [LoggerMessage(2403, LogLevel.Warning, "The cached content {Name} cannot be read; it counts as missing")]
    private partial void LogUnreadable(string name, Exception exception);

    [LoggerMessage(2404, LogLevel.Warning, "{Name} cannot be written to the cache")]
    private partial void LogUnwritable(string name, Exception exception);
}

/// <summary>An answer that was given now, or came from the cache.</summary>
public interface ICacheable
{
    /// <summary>When it was given, if it came from the cache; else null.</summary>
    DateTimeOffset? CachedAt { get; }
}

/// <summary>One kept answer.</summary>
/// <param name="MadeAt">When the service gave it.</param>
/// <param name="Fingerprint">What exactly was asked; see <see cref="CacheName.Fingerprint"/>.</param>
/// <param name="Urls">Address of each story that it speaks of, by the story's id in the run that made it; empty for headlines.</param>
public sealed record CachedContent<T>(T Content, DateTimeOffset MadeAt, string Fingerprint, IReadOnlyDictionary<string, string> Urls)
{
    /// <summary>True when it answers this very question and is not older than <paramref name="limit"/>.</summary>
    public bool Answers(string fingerprint, TimeSpan limit, DateTimeOffset now) => Fingerprint == fingerprint && now - MadeAt < limit;
}

/// <summary>
/// Names of cached content in the content store. An agent has one entry for each kind of request, replaced by every newer output, so
/// that the cache does not grow with the news and its latest entry is there when a service is down.
/// </summary>
public static class CacheName
{
    public const string Prefix = "cache/";

    // The folder's number changes with the shape of the records in it.
    private const string Folder = Prefix + "v1/";

    /// <param name="shape">What else an output depends on; nothing for most agents.</param>
    public static string Output(string agent, BriefRequest request, params object?[] shape)
    {
        string[] categories = [.. request.Categories.Distinct().Order(StringComparer.Ordinal)];
        return Of(
            $"outputs/{agent.ToLowerInvariant()}", [categories, request.Country, request.Language, request.MaxStories, .. shape]);
    }

    /// <param name="folder">What kind of content it is, such as <c>headlines</c>.</param>
    /// <param name="asked">What distinguishes it from others of its kind.</param>
    public static string Of(string folder, params object?[] asked) => $"{Folder}{folder}/{Fingerprint(asked)}.json";

    /// <summary>32 hexadecimal digits that stand for the parts' JSON.</summary>
    public static string Fingerprint(params object?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts, ContentGenJson.Options)))[..32];
}
