using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ContentGen.Http;

/// <summary>Strong entity tags: the same bytes always have the same tag, on every instance of the app.</summary>
internal static class EntityTag
{
    private const int TagBytes = 16;

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"");
    }

    /// <summary>Whether an <c>If-None-Match</c> field names the tag, by RFC 9110's weak comparison.</summary>
    public static bool IsNamedBy(this EntityTagHeaderValue tag, string? ifNoneMatch) =>
        ifNoneMatch is not null
        && EntityTagHeaderValue.TryParseList([ifNoneMatch], out var named)
        && named.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false));
}
