using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ContentGen.Http.Endpoints;

/// <summary>The <c>Idempotency-Key</c> header: 1 to 200 printable ASCII characters, chosen by the caller.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    /// <summary>The key as it was sent; null when there is none.</summary>
    /// <exception cref="RefusedException">400: the key is not valid.</exception>
    public static string? Of(HttpRequest request)
    {
        var key = request.Headers.TryGetValue(Header, out var sent) ? sent.ToString() : null;
        return key is null || IsValid(key)
            ? key
            : throw new RefusedException(Problems.InvalidRequest(Header, $"must be 1 to {Longest} printable ASCII characters"));
    }

    private static bool IsValid(string key) => key.Length is > 0 and <= Longest && key.All(character => character is >= ' ' and <= '~');

    /// <summary>The run id that belongs to a key: the same for the same key, and nothing of the key can be read from it.</summary>
    public static string ToRunId(string key) => "key-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
}
