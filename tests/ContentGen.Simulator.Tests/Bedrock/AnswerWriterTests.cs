using ContentGen.Simulator.Bedrock.Answers;

namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class AnswerWriterTests
{
    private static readonly IReadOnlyList<Story> Stories =
    [
        new("1", "A first story about lighthouses - Herald") { Texts = ["The lighthouse was lit again."], Url = "https://h.example/1" },
    ];

    [Theory]
    [InlineData("""{ "type": "array", "uniqueItems": true, "minItems": 3, "maxItems": 5, "items": { "type": "string" } }""")]
    [InlineData("""{ "type": "array", "uniqueItems": true, "minItems": 3, "items": { "type": "string", "enum": ["a", "b", "c", "d"] } }""")]
    [InlineData("""{ "type": "array", "uniqueItems": true, "minItems": 3, "items": { "type": "integer" } }""")]
    public void Write_UniqueItems_Differ(string list)
    {
        var schema = Schema($$"""{ "storyIds": {{list}} }""");

        var answer = Write(schema);

        Assert.Empty(SchemaValidator.Errors(schema, answer));
    }

    [Theory]
    [InlineData("""{ "type": "string", "format": "uri" }""", "https://h.example/1")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "enum": ["x", "general"] }] }""", "general")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "string", "const": "fixed" }] }""", "fixed")]
    public void Write_FormatsAndAlternatives_AreFollowed(string property, string expected)
    {
        var schema = Schema($$"""{ "stories": { "type": "array", "items": { "type": "object", "properties": { "storyId": { "type": "string" }, "category": {{property}} } } } }""");

        var answer = Write(schema);

        Assert.Equal(expected, answer["stories"]![0]!["category"]!.ToString());
    }

    [Fact]
    public void Write_NothingToPointAt_IsNullWhereNullIsAllowed()
    {
        var schema = Schema("""{ "stories": { "type": "array", "items": { "type": "object", "properties": { "storyId": { "type": "string" }, "imageUrl": { "type": ["string", "null"] } } } } }""");

        var answer = Write(schema);

        Assert.Null(answer["stories"]![0]!["imageUrl"]);
    }

    private static JsonNode Write(JsonObject schema) =>
        new AnswerWriter("NEWS_FETCHER", Stories, RequestParameters.Unlimited, 1, TimeProvider.System).Write(schema);

    private static JsonObject Schema(string properties) =>
        JsonNode.Parse($$"""{ "type": "object", "properties": {{properties}} }""")!.AsObject();
}
