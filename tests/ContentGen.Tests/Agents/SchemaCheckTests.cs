using System.Text.Json;
using ContentGen.Agents;

namespace ContentGen.Tests.Agents;

public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"stories":[{"id":"s1","category":"science","summary":"Text.","relevance":0.5}]}""", "")]
    [InlineData("""{"stories":[]}""", "answer.stories: number of items is 0, must be at least 1.")]
    [InlineData("""{}""", "answer.stories: is missing.")]
    [InlineData("""[]""", "answer: is array, must be object.")]
    [InlineData("""{"stories":"[]"}""", "answer.stories: is string, must be array.")]
    [InlineData(
        """{"stories":[{"id":"s1","category":"gossip","summary":"Text.","relevance":0.5}]}""",
        "answer.stories[0].category: must be one of business, entertainment, general, health, science, sports, technology.")]
    [InlineData(
        """{"stories":[{"id":"s1","category":"science","summary":"","relevance":0.5}]}""",
        "answer.stories[0].summary: number of characters is 0, must be at least 1.")]
    [InlineData(
        """{"stories":[{"id":"s1","category":"science","summary":null,"relevance":0.5}]}""",
        "answer.stories[0].summary: is null, must be string.")]
    [InlineData(
        """{"stories":[{"id":"s1","category":"science","summary":"Text.","relevance":1.5}]}""",
        "answer.stories[0].relevance: value is 1.5, must be at most 1.")]
    [InlineData(
        """{"stories":[{"id":"s1","category":"science","summary":"Text.","relevance":1,"url":"https://x"}]}""",
        "answer.stories[0]: has an unknown property.")]
    public void Problems_Answer_EachWithItsPath(string json, string expected)
    {
        using var schema = JsonDocument.Parse(AgentResource.Read("NewsFetcher", "schema.json"));
        using var value = JsonDocument.Parse(json);

        var problems = SchemaCheck.Problems(schema.RootElement, value.RootElement);

        Assert.Equal(expected, string.Join(' ', problems));
    }
}
