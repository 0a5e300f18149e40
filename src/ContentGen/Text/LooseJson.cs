using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentGen.Text;

/// <summary>
/// Reads a list out of JSON that is not quite JSON: half surrogate pairs, unknown escapes and raw control characters are repaired; where
/// the document still is none, or breaks off, every object of the list that is whole is found on its own.
/// </summary>
public static partial class LooseJson
{
    private const int MostBroken = 2_000;
    private const int LikeItem = 3;
    private const double LikeItemShare = 0.6;

    private static readonly JsonDocumentOptions OfDocument = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonReaderOptions OfItem = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowMultipleValues = true,
    };

    /// <param name="list">Name of the list, a property of the document's outermost object.</param>
    /// <returns>Null for a text without such a document.</returns>
    public static LooseList? Read(string text, string list)
    {
        var repaired = Repair(text);
        try
        {
            var root = JsonElement.Parse(repaired, OfDocument);
            var found = Property(root, list) is { ValueKind: JsonValueKind.Array } items
                ? items.EnumerateArray().SelectMany(WithSwallowed).ToList()
                : null;
            return root.ValueKind == JsonValueKind.Object ? new LooseList(root, found, 0) : null;
        }
        catch (JsonException)
        {
            return Salvage(repaired, list);
        }
    }

    /// <summary>The text of a property; numbers as they are written, null for everything else.</summary>
    public static string? TextOf(JsonElement item, string name) => Property(item, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>A property whatever the case of its name; the last one of that name.</summary>
    public static JsonElement? Property(JsonElement item, string name) => item.ValueKind != JsonValueKind.Object
        ? null
        : item.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(property => (JsonElement?)property.Value)
            .LastOrDefault();

    private static LooseList? Salvage(string text, string list)
    {
        var start = Regex.Match(text, $"\"{Regex.Escape(list)}\"\\s*:\\s*\\[", RegexOptions.IgnoreCase);
        if (!start.Success)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text[(start.Index + start.Length)..]);
        var (items, broken) = (new List<JsonElement>(), 0);
        while (broken < MostBroken && bytes.IndexOf((byte)'{') is var open and >= 0)
        {
            bytes = bytes[open..];
            var reader = new Utf8JsonReader(bytes, OfItem);
            try
            {
                items.AddRange(WithSwallowed(JsonElement.ParseValue(ref reader)));
                bytes = bytes[(int)reader.BytesConsumed..];
            }
            catch (JsonException)
            {
                broken++;
                bytes = bytes[1..];
            }
        }

        return new LooseList(null, items, broken);
    }

    // Where a bracket is lost, what follows an object is inside it: whatever in it has most of its own properties is one of its list.
    private static IEnumerable<JsonElement> WithSwallowed(JsonElement item)
    {
        var names = Names(item).ToHashSet(StringComparer.Ordinal);
        var fewest = Math.Max(LikeItem, LikeItemShare * names.Count);
        return Inside(item).Where(inner => Names(inner).Count(names.Contains) >= fewest).Prepend(item);
    }

    private static IEnumerable<JsonElement> Inside(JsonElement value) => (value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Array => value.EnumerateArray(),
        _ => Enumerable.Empty<JsonElement>(),
    }).SelectMany(child => Inside(child).Prepend(child));

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(property => property.Name) : [];

    private static string Repair(string text) => Control().Replace(Escape().Replace(text, Repaired), " ");

    private static string Repaired(Match escape) => escape.Value switch
    {
        ['\\', 'u', ..] when escape.Groups["half"].Success => "",
        ['\\', 'u', ..] when escape.Length >= 6 => escape.Value,
        ['\\', 'u'] => "u",
        ['\\', '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'] => escape.Value,
        _ => escape.Value[1..],
    };

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\[\s\S]")]
    private static partial Regex Escape();

    // JSON allows none of them inside a text, and outside of one a space is as good.
    [GeneratedRegex(@"[\u0000-\u001F\uFEFF]")]
    private static partial Regex Control();
}

/// <summary>A list found in JSON.</summary>
/// <param name="Root">The document; null when it is broken and its items were found one by one.</param>
/// <param name="Items">Null when the document has no such list.</param>
/// <param name="Broken">Objects that could not be read.</param>
public sealed record LooseList(JsonElement? Root, IReadOnlyList<JsonElement>? Items, int Broken);
