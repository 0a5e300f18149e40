using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Tests.Agents;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("**Bold** and `code`.", "Bold and code.")]
    [InlineData("# Heading", "Heading")]
    [InlineData("- item", "item")]
    [InlineData("See [the report](https://x.example/a) now.", "See the report now.")]
    [InlineData("More at https://x.example/a?b=c .", "More at.")]
    [InlineData("More (www.x.example/a) here.", "More here.")]
    [InlineData("[pause] Hello.", "Hello.")]
    [InlineData("<speak>Hello<break time=\"400ms\"/> there.</speak>", "Hello there.")]
    [InlineData("3 < 5", "3 5")]
    [InlineData("snake_case stays", "snake_case stays")]
    [InlineData(null, "")]
    public void Clean_Markup_OnlyWordsRemain(string? text, string expected)
    {
        var clean = SpokenText.Clean(text);

        Assert.Equal(expected, clean);
    }
}
