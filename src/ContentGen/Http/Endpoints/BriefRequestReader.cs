using System.Text.Json;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;

namespace ContentGen.Http.Endpoints;

/// <summary>Reads the optional JSON body of a start request and checks every field, so that one answer names all that is wrong.</summary>
internal sealed class BriefRequestReader
{
    private const int LongestVoice = 30;
    private const string HalfPair = "it escapes half of a surrogate pair";

    private readonly Dictionary<string, List<string>> _faults = [];

    private readonly string _engine;
    private readonly OfferedVoices _voices;

    private BriefRequestReader(string engine, OfferedVoices voices) => (_engine, _voices) = (engine, voices);

    /// <param name="engine">Engine of Amazon Polly that will speak; it must offer the voice asked for.</param>
    /// <returns>The request, or the faults by field.</returns>
    public static (BriefRequest? Request, IReadOnlyDictionary<string, string[]> Faults) Read(
        string body, string engine, OfferedVoices voices)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return (BriefRequest.Default, new Dictionary<string, string[]>());
        }

        var reader = new BriefRequestReader(engine, voices);
        var request = reader.ReadDocument(body);
        var faults = reader._faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());
        return (faults.Count == 0 ? request : null, faults);
    }

    private BriefRequest? ReadDocument(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadObject(document.RootElement)
                : Fault<BriefRequest>("body", $"must be a JSON object, but is {Kind(document.RootElement)}");
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            return Fault<BriefRequest>("body", $"is not valid JSON ({place})");
        }
        catch (InvalidOperationException)
        {
            // JSON's grammar allows half of a surrogate pair, which is no text. Values are looked at by field; what is left is a name.
            return Fault<BriefRequest>("body", $"has a name that is no text: {HalfPair}");
        }
    }

    private BriefRequest ReadObject(JsonElement json)
    {
        var standard = BriefRequest.Default;
        var language = ReadCode(json, "language", BriefLanguage.All) ?? standard.Language;
        return new(
            ReadCategories(json) ?? standard.Categories,
            ReadCode(json, "country", BriefCountry.All) ?? standard.Country,
            language,
            ReadMaxStories(json) ?? standard.MaxStories,
            ReadVoice(json, language),
            ReadFlag(json, "forceFresh") ?? standard.ForceFresh);
    }

    private IReadOnlyList<string>? ReadCategories(JsonElement json)
    {
        if (!TryFind(json, "categories", out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => !IsText(item)))
        {
            return Fault<IReadOnlyList<string>>("categories", "must be an array of texts");
        }

        string[] asked = [.. value.EnumerateArray().Select(item => item.GetString()!.ToLowerInvariant()).Distinct()];
        foreach (var unknown in asked.Except(NewsCategory.All))
        {
            Fault<object>("categories", $"has the unknown category '{Show(unknown)}'; known are {string.Join(", ", NewsCategory.All)}");
        }

        return asked.Length > 0 ? asked : Fault<IReadOnlyList<string>>("categories", "must name at least one category, or be left out");
    }

    private string? ReadCode(JsonElement json, string field, IReadOnlyList<string> known)
    {
        if (ReadText(json, field)?.ToLowerInvariant() is not { } code)
        {
            return null;
        }

        return known.Contains(code) ? code : Fault<string>(field, $"is '{Show(code)}'; known are {string.Join(", ", known)}");
    }

    private int? ReadMaxStories(JsonElement json)
    {
        if (!TryFind(json, "maxStories", out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 1 and <= BriefRequest.MostStories)
        {
            return number;
        }

        Fault<object>("maxStories", $"must be a whole number from 1 to {BriefRequest.MostStories}, but is {Show(value.GetRawText())}");
        return null;
    }

    private string? ReadVoice(JsonElement json, string language)
    {
        if (ReadText(json, "voice") is not { } voice)
        {
            return null;
        }

        if (voice.Length is 0 or > LongestVoice || !voice.All(char.IsAsciiLetter))
        {
            return Fault<string>(
                "voice", $"must be an Amazon Polly voice id such as Joanna (letters only, at most {LongestVoice}), but is '{Show(voice)}'");
        }

        string[] offered = [.. _voices.Of(language, _engine)];
        return offered.FirstOrDefault(known => known.Equals(voice, StringComparison.OrdinalIgnoreCase))
            ?? Fault<string>(
                "voice",
                $"is '{voice}', which Amazon Polly's {_engine} engine does not offer for language '{language}'; "
                + $"it offers {string.Join(", ", offered)}");
    }

    private bool? ReadFlag(JsonElement json, string field)
    {
        if (!TryFind(json, field, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault<object>(field, $"must be true or false, but is {Show(value.GetRawText())}");
        return null;
    }

    private string? ReadText(JsonElement json, string field)
    {
        if (!TryFind(json, field, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Fault<string>(field, $"must be a text, but is {Kind(value)}");
        }

        return IsText(value) ? value.GetString() : Fault<string>(field, $"is no text: {HalfPair}");
    }

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

    private static bool TryFind(JsonElement json, string field, out JsonElement value)
    {
        value = json.EnumerateObject().LastOrDefault(property => property.Name.Equals(field, StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
    }

    private T? Fault<T>(string field, string fault)
        where T : class
    {
        if (!_faults.TryGetValue(field, out var faults))
        {
            _faults[field] = faults = [];
        }

        faults.Add(fault);
        return null;
    }

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static string Show(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
