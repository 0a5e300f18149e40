using System.Text.Json;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// A JSON object that a caller sent. Its fields are known by name, in upper or lower case; null is as if the field were not there. What
/// is wrong with a field is noted, and the field counts as missing, so that one answer names all that is wrong.
/// </summary>
internal sealed class JsonBody
{
    private const string HalfPair = "it escapes half of a surrogate pair";

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Field, string Fault)> _faults;
    private readonly string _path;

    private JsonBody(JsonElement json, IReadOnlyList<string> fields, List<(string Field, string Fault)> faults, string path = "")
    {
        (_faults, _path) = (faults, path);
        var known = string.Join(", ", fields);
        foreach (var property in json.EnumerateObject())
        {
            var field = fields.FirstOrDefault(field => field.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
            if (field is null)
            {
                Fault(Show(property.Name), known.Length > 0
                    ? $"is no field of this request; the fields are {known}"
                    : "is no field of this request, which has none");
            }
            else if (!_values.TryAdd(field, property.Value))
            {
                Fault(field, "is given twice");
            }
        }
    }

    /// <summary>True while nothing is wrong with this object.</summary>
    public bool IsFaultless { get; private set; } = true;

    /// <summary>Reads a text as an object.</summary>
    /// <param name="fields">The fields that there are; any other is a fault.</param>
    /// <returns>What <paramref name="read"/> makes of it.</returns>
    /// <exception cref="RefusedException">400: there are faults; the answer names them by field.</exception>
    public static T Read<T>(string body, IReadOnlyList<string> fields, Func<JsonBody, T> read)
    {
        T? value = default;
        var faults = new List<(string Field, string Fault)>();
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                value = read(new(document.RootElement, fields, faults));
            }
            else
            {
                faults.Add(("body", $"must be a JSON object, but is {Kind(document.RootElement)}"));
            }
        }
        catch (JsonException exception)
        {
            faults.Add(("body", $"is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})"));
        }
        catch (InvalidOperationException)
        {
            // JSON's grammar allows half of a surrogate pair, which is no text. Values are looked at by field; what is left is a name.
            faults.Add(("body", $"has a name that is no text: {HalfPair}"));
        }

        return faults.Count == 0
            ? value!
            : throw new RefusedException(Problems.InvalidRequest(faults
                .GroupBy(fault => fault.Field, fault => fault.Fault)
                .ToDictionary(field => field.Key, field => field.ToArray())));
    }

    /// <summary>An object within this one.</summary>
    /// <param name="path">Where it is, such as <c>sentences[0]</c>; stands before its fields where they are at fault.</param>
    public JsonBody Within(string path, JsonElement json, IReadOnlyList<string> fields) => new(json, fields, _faults, $"{path}.");

    /// <returns>Null, for what cannot be read.</returns>
    public T? Fault<T>(string field, string fault)
    {
        Fault(field, fault);
        return default;
    }

    public void Fault(string field, string fault)
    {
        IsFaultless = false;
        _faults.Add((_path + field, fault));
    }

    /// <summary>The field's value; null when it is missing or null.</summary>
    public JsonElement? Find(string field) =>
        _values.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: not JsonValueKind.String } other => Fault<string>(field, $"must be a text, but is {Kind(other)}"),
        { } text => IsText(text) ? text.GetString() : Fault<string>(field, $"is no text: {HalfPair}"),
    };

    public IReadOnlyList<string>? Texts(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(IsText) =>
            [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => Fault<IReadOnlyList<string>>(field, "must be an array of texts"),
    };

    public bool? Flag(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
        { } other => Fault<bool?>(field, $"must be true or false, but is {Show(other.GetRawText())}"),
    };

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Number(string field, int most, int least = 1) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= least && number <= most => number,
        { } other => Fault<int?>(field, $"must be a whole number from {least} to {most}, but is {Show(other.GetRawText())}"),
    };

    /// <summary>One of the names of an enumeration.</summary>
    public T? Choice<T>(string field)
        where T : struct, Enum
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        return text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var choice)
            ? choice
            : Fault<T?>(
                field, $"is '{Show(text)}'; known are {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
    }

    public static string Show(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        var constant => constant.ToString().ToLowerInvariant(),
    };
}
