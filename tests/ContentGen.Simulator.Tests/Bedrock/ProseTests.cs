using ContentGen.Simulator.Bedrock.Answers;

namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class ProseTests
{
    [Fact]
    public void Sentences_CutOffContent_LosesItsBrokenEnd()
    {
        var sentences = Prose.Sentences("Nintendo is putting a stop to it.\r\nThis information comes from a studio via Re… [+1306 chars]");

        Assert.Equal(["Nintendo is putting a stop to it."], sentences);
    }

    [Theory]
    [InlineData("Mr. Smith paid $1.99 for it in the U.S. on Friday. Then he left the shop.", 2)]
    [InlineData("Was it made in the \"U.S.\"? Nobody there could say for sure.", 2)]
    [InlineData("“Is it true?” she asked the minister. “It is,” he said at last.", 2)]
    [InlineData("The price rose by 4.5 percent. No. 5 was sold out by noon.", 2)]
    public void Sentences_AbbreviationsAndQuotes_DoNotEndSentences(string text, int expected)
    {
        Assert.Equal(expected, Prose.Sentences(text).Count());
    }

    [Fact]
    public void Sentences_MarkupAndAddresses_AreLeftOut()
    {
        var sentence = Assert.Single(Prose.Sentences("<p>Read &amp; listen to the <b>whole story</b> https://x.example/y today</p>"));

        Assert.Equal("Read & listen to the whole story today.", sentence);
    }

    [Theory]
    [InlineData("Ring found after 41 years - Herald", "Herald", "Ring found after 41 years")]
    [InlineData("The best games of the year | CBR - CBR - Comic Book Resources", "Google News", "The best games of the year")]
    [InlineData(
        "Ferry tests docking - with a hand on the switch, just in case",
        null,
        "Ferry tests docking - with a hand on the switch, just in case")]
    public void Headline_Publisher_IsTakenOff(string title, string? source, string expected)
    {
        Assert.Equal(expected, Prose.Headline(title, source));
    }
}
