using ContentGen.Simulator.Bedrock;
using ContentGen.Simulator.Bedrock.Answers;
using CsCheck;

namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class AnswerWriterPropertyTests
{
    private static readonly Gen<string> Name = OneOf(
        "id", "storyId", "storyIds", "title", "summary", "category", "source", "url", "imageUrl", "reason", "text", "sentences", "altText",
        "searchTerms", "relevance_score", "rank", "stories", "tips", "description", "script", "greeting", "whatever", "flag", "items");

    private static readonly Gen<JsonObject> Text = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 400], Gen.Bool)
        .Select((shortest, more, isBounded) =>
        isBounded
            ? new JsonObject { ["type"] = "string", ["minLength"] = shortest, ["maxLength"] = shortest + more }
            : new JsonObject { ["type"] = "string" });

    private static readonly Gen<JsonObject> Number = Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 100], Gen.Bool, Gen.Bool)
        .Select((least, more, isWhole, isBounded) =>
    {
        var schema = new JsonObject { ["type"] = isWhole ? "integer" : "number" };
        if (isBounded)
        {
            (schema["minimum"], schema["maximum"]) = (least, least + more);
        }

        return schema;
    });

    private static readonly Gen<JsonObject> Choice = OneOf("a", "b", "general", "sports").Array[1, 4].Select(choices =>
        new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Distinct().Select(choice => (JsonNode)choice)]) });

    private static readonly Gen<JsonObject> Pattern = OneOf("^[a-z0-9-]+$", "^[A-Z0-9]+$", @"^\d{4}-\d{2}-\d{2}$", "^[a-z_0-9]+$", @"^\d+$")
        .Select(pattern =>
        new JsonObject { ["type"] = "string", ["pattern"] = pattern });

    private static readonly Gen<JsonObject> Other = Gen.OneOf(
        Gen.Const(0).Select(_ => new JsonObject { ["type"] = "boolean" }),
        Gen.Const(0).Select(_ => new JsonObject { ["type"] = new JsonArray("string", "null") }),
        Gen.Const(0).Select(_ => new JsonObject { ["const"] = "fixed" }),
        Gen.Const(0)
            .Select(_ => JsonNode.Parse(
                """{ "anyOf": [{ "type": "null" }, { "type": "integer", "minimum": 3, "maximum": 9 }] }""")!.AsObject()),
        Gen.Const(0).Select(_ => JsonNode.Parse("""{ "$ref": "#/$defs/tree" }""")!.AsObject()));

    private static readonly Gen<IReadOnlyList<Story>> Stories = Gen.Int[0, 8]
        .Select(count => (IReadOnlyList<Story>)[.. Enumerable.Range(0, count).Select(index =>
        new Story(
            $"s{index}",
            $"Story number {index} has a title - Publisher") { Texts = index % 3 == 0
                ? []
                : [$"Sentence {index} says a little more about it."], Category = "sports" })]);

    private static readonly Gen<(string? Agent, int Seed)> Asker = Gen.Select(OneOf<string?>([.. AgentNames.All, null]), Gen.Int[0, 9]);

    [Fact]
    public void Write_AnySchema_YieldsAValidInstance() =>
        Gen.Select(ObjectOf(3), Stories, Asker).Sample(
            (generated, stories, asker) =>
            {
                // Schemas arrive as text, and numbers read from text convert where numbers made in code do not.
                var schema = JsonNode.Parse(generated.ToJsonString())!.AsObject();
                schema["$defs"] = JsonNode.Parse(
                    """{ "tree": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" }, "items": { "type": "array", "items": { "$ref": "#/$defs/tree" } } } } }""");

                var answer = new AnswerWriter(asker.Agent, stories, RequestParameters.Unlimited, asker.Seed, TimeProvider.System)
                    .Write(schema);

                Assert.Empty(SchemaValidator.Errors(schema, answer));
            },
            print: sample => $"{sample.Item1.ToJsonString()} with {sample.Item2.Count} stories for {sample.Item3}",
            iter: 1000);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<JsonObject> Any(int depth) => depth == 0
        ? Gen.OneOf(Text, Number, Choice, Pattern, Other)
        : Gen.OneOf(Text, Number, Choice, Pattern, Other, ObjectOf(depth - 1), ListOf(depth - 1));

    private static Gen<JsonObject> ListOf(int depth) =>
        Gen.Select(Any(depth), Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool).Select((items, fewest, more, isBounded) =>
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items.DeepClone() };
        if (isBounded)
        {
            (schema["minItems"], schema["maxItems"]) = (fewest, fewest + more);
        }

        return schema;
    });

    private static Gen<JsonObject> ObjectOf(int depth) =>
        Gen.Select(Gen.Select(Name, Any(depth)).Array[1, 4], Gen.Bool).Select((properties, areRequired) =>
    {
        var named = properties.DistinctBy(property => property.Item1).ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(
                named.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Item1, property.Item2.DeepClone()))),
            ["required"] = new JsonArray([.. named.Where(_ => areRequired).Select(property => (JsonNode)property.Item1)]),
        };
    });
}
