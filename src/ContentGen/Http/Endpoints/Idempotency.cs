using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// A request may be sent again without being done again: its <c>Idempotency-Key</c> header, 1 to 200 printable ASCII characters chosen by
/// the caller, tells that it is the same one, and its body whether it is indeed.
/// </summary>
internal static class Idempotency
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int HashBytes = 16;

    /// <summary>The run id that belongs to the request's key: the same for the same key, which cannot be read from it.</summary>
    /// <returns>Null when there is no key.</returns>
    /// <exception cref="RefusedException">400: the key is not valid.</exception>
    public static string? RunIdOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var sent))
        {
            return null;
        }

        var key = sent.ToString();
        return key.Length is > 0 and <= LongestKey && key.All(character => character is >= ' ' and <= '~')
            ? "key-" + Hash(key)
            : throw new RefusedException(Problems.InvalidRequest(Header, $"must be 1 to {LongestKey} printable ASCII characters"));
    }

    /// <summary>
    /// Equal for bodies that differ in white space, order of fields, escapes, the writing of numbers, or fields that are null; an empty
    /// body is an empty object.
    /// </summary>
    /// <param name="body">One that <see cref="JsonBody"/> has read.</param>
    public static string FingerprintOf(string body)
    {
        using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(body) ? "{}" : body);
        return Hash(Canonical(document.RootElement)!.ToJsonString());
    }

    private static JsonNode? Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Where(field => field.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Name, Canonical(field.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Canonical)]),
        JsonValueKind.Number when value.TryGetDecimal(out var number) =>
            JsonValue.Create(number / 1.0000000000000000000000000000m), // Without zeros at its end.
        _ => JsonValue.Create(value),
    };

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
