using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Storage;

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
