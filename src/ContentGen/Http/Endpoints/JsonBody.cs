using System.Text.Json;

namespace ContentGen.Http.Endpoints;

/// <summary>What is wrong with a request, by field.</summary>
internal sealed class FieldFaults
{
    private readonly Dictionary<string, List<string>> _faults = [];

    public bool Any => _faults.Count > 0;

    public IReadOnlyDictionary<string, string[]> ByField => _faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());

    /// <returns>Null, for what cannot be read.</returns>
    public T? Add<T>(string field, string fault)
        where T : class
    {
        Add(field, fault);
        return null;
    }

    public void Add(string field, string fault)
    {
        if (!_faults.TryGetValue(field, out var faults))
        {
            _faults[field] = faults = [];
        }

        faults.Add(fault);
    }
}

/// <summary>
/// A JSON object that a caller sent. Its fields are known by name, in upper or lower case; null is as if the field were not there. What
/// is wrong with a field is noted, and the field counts as missing.
/// </summary>
internal sealed class JsonBody
{
    private const string HalfPair = "it escapes half of a surrogate pair";

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly FieldFaults _faults;

    private JsonBody(JsonElement json, IReadOnlyList<string> fields, FieldFaults faults)
    {
        _faults = faults;
        var known = string.Join(", ", fields);
        foreach (var property in json.EnumerateObject())
        {
            var field = fields.FirstOrDefault(field => field.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
            if (field is null)
            {
                faults.Add(Show(property.Name), known.Length > 0
                    ? $"is no field of this request; the fields are {known}"
                    : "is no field of this request, which has none");
            }
            else if (!_values.TryAdd(field, property.Value))
            {
                faults.Add(field, "is given twice");
            }
        }
    }

    /// <summary>Reads a text as an object.</summary>
    /// <param name="fields">The fields that there are; any other is a fault.</param>
    /// <returns>What <paramref name="read"/> makes of it.</returns>
    /// <exception cref="RefusedException">400: there are faults; the answer names them by field.</exception>
    public static T Read<T>(string body, IReadOnlyList<string> fields, FieldFaults faults, Func<JsonBody, T> read)
    {
        T? value = default;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                value = read(new(document.RootElement, fields, faults));
            }
            else
            {
                faults.Add("body", $"must be a JSON object, but is {Kind(document.RootElement)}");
            }
        }
        catch (JsonException exception)
        {
            faults.Add("body", $"is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            // JSON's grammar allows half of a surrogate pair, which is no text. Values are looked at by field; what is left is a name.
            faults.Add("body", $"has a name that is no text: {HalfPair}");
        }

        return faults.Any ? throw new RefusedException(Problems.InvalidRequest(faults.ByField)) : value!;
    }

    /// <summary>An object within another one.</summary>
    public static JsonBody Of(JsonElement json, IReadOnlyList<string> fields, FieldFaults faults) => new(json, fields, faults);

    /// <summary>The field's value; false when it is missing or null.</summary>
    public bool TryFind(string field, out JsonElement value) =>
        _values.TryGetValue(field, out value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string field)
    {
        if (!TryFind(field, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return _faults.Add<string>(field, $"must be a text, but is {Kind(value)}");
        }

        return IsText(value) ? value.GetString() : _faults.Add<string>(field, $"is no text: {HalfPair}");
    }

    public IReadOnlyList<string>? Texts(string field)
    {
        if (!TryFind(field, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsText)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : _faults.Add<IReadOnlyList<string>>(field, "must be an array of texts");
    }

    public bool? Flag(string field)
    {
        if (!TryFind(field, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _faults.Add(field, $"must be true or false, but is {Show(value.GetRawText())}");
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Number(string field, int most, int least = 1)
    {
        if (!TryFind(field, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        _faults.Add(field, $"must be a whole number from {least} to {most}, but is {Show(value.GetRawText())}");
        return null;
    }

    /// <summary>One of the names of an enumeration.</summary>
    public T? Choice<T>(string field)
        where T : struct, Enum
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var choice))
        {
            return choice;
        }

        _faults.Add(
            field, $"is '{Show(text)}'; known are {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return null;
    }

    public static string Show(string text) => text.Length <= 40 ? text : text[..40] + "…";

    public static bool IsText(JsonElement value)
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

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();
}
