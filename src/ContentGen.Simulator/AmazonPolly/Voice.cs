using System.Text.Json.Nodes;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>A voice of Amazon Polly.</summary>
internal sealed record Voice(string Id, bool IsFemale, IReadOnlyList<string> Languages, string LanguageName, IReadOnlyList<string> Engines)
{
    public string Language => Languages[0];

    public bool Speaks(string language) => Languages.Contains(language);

    public JsonNode ToJson()
    {
        var json = new JsonObject
        {
            ["Gender"] = IsFemale ? "Female" : "Male",
            ["Id"] = Id,
            ["LanguageCode"] = Language,
            ["LanguageName"] = LanguageName,
            ["Name"] = Id,
            ["SupportedEngines"] = Strings(Engines),
        };
        if (Languages.Count > 1)
        {
            json["AdditionalLanguageCodes"] = Strings(Languages.Skip(1));
        }

        return json;
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
