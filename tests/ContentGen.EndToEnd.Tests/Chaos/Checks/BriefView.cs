using System.Text.Json;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>What the checks read of a brief.</summary>
internal sealed class BriefView(JsonElement brief)
{
    public JsonElement Json { get; } = brief;

    public bool IsEmergency => Json.GetProperty("emergency").GetBoolean();

    public IEnumerable<JsonElement> NewsItems => Json.GetProperty("news_items").EnumerateArray();

    public IEnumerable<JsonElement> Sentences => Json.GetProperty("sentences").EnumerateArray();

    public bool HasErrors => Json.GetProperty("errors").GetArrayLength() > 0;

    public IEnumerable<string> SectionNames => Json.GetProperty("sections").EnumerateObject().Select(section => section.Name);

    public string? Text(string name) => Json.GetProperty(name).GetString();

    public string SourceOf(string section) => Section(section).GetProperty("source").GetString()!;

    public string? ReasonOf(string section) => Section(section).GetProperty("reason").GetString();

    public int AgeOf(string section) => Section(section).GetProperty("ageSeconds").GetInt32();

    public IEnumerable<string> UrlsOf(string section) =>
        Section(section).GetProperty("sourceUrls").EnumerateArray().Select(url => url.GetString()!);

    public JsonElement Agent(Maker maker) =>
        Json.GetProperty("agentStatus").EnumerateArray().Single(agent => agent.GetProperty("name").GetString() == maker.Agent);

    /// <summary>Whether the brief has the content that the section stands for.</summary>
    public bool HasContent(string section) => section switch
    {
        "news" => NewsItems.Any(),
        "favoriteStory" or "mediaEnhancements" or "weekendRecommendations" =>
            Json.GetProperty("agentOutputs").GetProperty(section).ValueKind != JsonValueKind.Null,
        "script" => !string.IsNullOrWhiteSpace(Text("script")),
        "audio" => Text("audioUrl") is not null,
        _ => SourceOf(section) != "missing",
    };

    private JsonElement Section(string name) => Json.GetProperty("sections").GetProperty(name);
}
