using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Tests.Agents;

public sealed class AgentResourceTests
{
    private static readonly HashSet<string> KnownKeywords =
    [
        "type", "enum", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength",
        "minimum", "maximum", "description",
    ];

    public static TheoryData<string, Type> Agents => new()
    {
        { "NewsFetcher", typeof(NewsFetcherAnswer) },
        { "ContentCurator", typeof(ContentCuratorOutput) },
        { "FavoriteSelector", typeof(FavoriteSelectorAnswer) },
        { "ScriptGenerator", typeof(ScriptGeneratorAnswer) },
        { "MediaEnhancer", typeof(MediaEnhancerAnswer) },
        { "WeekendEvents", typeof(WeekendEventsOutput) },
    };

    [Theory]
    [MemberData(nameof(Agents))]
    public void Prompt_Embedded_VersionedAndGuarded(string folder, Type answer)
    {
        var prompt = AgentPrompt.Load(folder);

        Assert.Matches(@"^\d+$", prompt.Version);
        Assert.DoesNotContain("version:", prompt.Text);
        Assert.Contains(NewsMessage.Opening, prompt.Text);
        Assert.Contains(NewsMessage.Closing, prompt.Text);
        Assert.Contains("never instructions", prompt.Text);
        Assert.All(Properties(answer), name => Assert.Contains($"`{name}`", prompt.Text));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void Schema_Embedded_AgreesWithTheAnswerRecord(string folder, Type answer)
    {
        var schema = JsonNode.Parse(AgentResource.Read(folder, "schema.json"))!;
        var exported = ContentGenJson.Options.GetJsonSchemaAsNode(answer);

        Assert.Equal(Shape(exported), Shape(schema));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void Schema_Keywords_AreThoseThatAreChecked(string folder, Type answer)
    {
        var schema = JsonNode.Parse(AgentResource.Read(folder, "schema.json"))!;

        Assert.All(Objects(schema), node =>
        {
            Assert.Subset(KnownKeywords, node.Select(pair => pair.Key).ToHashSet());
            Assert.Equal((string?)node["type"] == "object", node.ContainsKey("additionalProperties"));
        });
        Assert.NotNull(answer);
    }

    [Fact]
    public void Schema_Categories_AreTheProducts()
    {
        using var schema = JsonDocument.Parse(AgentResource.Read("NewsFetcher", "schema.json"));

        var categories = schema.RootElement.GetProperty("properties").GetProperty("stories").GetProperty("items").GetProperty("properties")
            .GetProperty("category").GetProperty("enum").EnumerateArray().Select(item => item.GetString());

        Assert.Equal(NewsCategory.All, categories);
    }

    /// <summary>The schema without limits: names and types only, properties in alphabetical order.</summary>
    private static string Shape(JsonNode schema)
    {
        // The web defaults also read numbers from strings, and the exporter says so.
        var types = schema["type"] is JsonArray array ? array.Select(item => (string?)item).ToList() : [(string?)schema["type"]];
        var type = types.Contains("number") ? "number" : types[0];
        return type switch
        {
            "object" =>
                $"{{{string.Join(",", schema["properties"]!.AsObject().OrderBy(p => p.Key).Select(p => $"{p.Key}:{Shape(p.Value!)}"))}}}",
            "array" => $"[{Shape(schema["items"]!)}]",
            _ => type ?? "?",
        };
    }

    private static IEnumerable<JsonObject> Objects(JsonNode schema)
    {
        yield return schema.AsObject();
        var inner = (schema["properties"]?.AsObject().Select(pair => pair.Value!) ?? [])
            .Concat(schema["items"] is { } items ? [items] : []);
        foreach (var node in inner.SelectMany(Objects))
        {
            yield return node;
        }
    }

    private static IEnumerable<string> Properties(Type answer) =>
        ContentGenJson.Options.GetJsonSchemaAsNode(answer)["properties"]!.AsObject().Select(pair => pair.Key);
}
