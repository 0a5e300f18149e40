using System.Security.Cryptography;
using System.Text.Json;
using ContentGen.Providers.NewsApi;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Cache;

/// <summary>
/// Names of cached content in the content store. An agent has one entry for each kind of request, replaced by every newer output, so
/// that the cache does not grow with the news and its latest entry is there when a service is down.
/// </summary>
public static class CacheName
{
    public const string Prefix = "cache/";

    // The folder's number changes with the shape of the records in it.
    private const string Folder = Prefix + "v1/";

    public static string Output(string agent, BriefRequest request)
    {
        string[] categories = [.. request.Categories.Distinct().Order(StringComparer.Ordinal)];
        var kind = Fingerprint(categories, request.Country, request.Language, request.MaxStories);
        return $"{Folder}outputs/{agent.ToLowerInvariant()}/{kind}.json";
    }

    public static string Headlines(HeadlineQuery query) => $"{Folder}headlines/{Fingerprint(query)}.json";

    /// <param name="fingerprint">Of the text and the voice: speech of another script is of no use.</param>
    public static string Speech(string fingerprint) => $"{Folder}speech/{fingerprint}.json";

    /// <summary>32 hexadecimal digits that stand for the parts' JSON.</summary>
    public static string Fingerprint(params object?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts, ContentGenJson.Options)))[..32];
}
