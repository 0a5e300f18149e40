using ContentGen.Text;

namespace ContentGen.Tests.News;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData("one\r\ntwo\u0000three", "one two three")]
    [InlineData("<p>First.</p><p>Second &amp; last.</p>", "First. Second & last.")]
    [InlineData("<b>W</b>ord", "Word")]
    [InlineData("&lt;b&gt;escaped&lt;/b&gt; markup", "escaped markup")]
    [InlineData("before<script>alert('x')</script>after", "before after")]
    [InlineData("a <!-- hidden --> b", "a b")]
    [InlineData("3 < 5 and 7 > 2", "3 < 5 and 7 > 2")]
    [InlineData("left\u202Eright\u2069\u200B.", "leftright.")]
    [InlineData("\uFEFFtag\U000E0041", "tag")]
    [InlineData("lone \uD83D surrogate", "lone surrogate")]
    [InlineData("naïve “café” — 東京 😀", "naïve “café” — 東京 😀")]
    [InlineData("Mayor&amp;#39;s plan: Reed &amp;amp; Daughters", "Mayor's plan: Reed & Daughters")]
    [InlineData("&amp;amp;amp;lt;b&amp;amp;amp;gt;deep", "deep")]
    [InlineData("They <3 it, <no complaints> yet", "They <3 it, <no complaints> yet")]
    [InlineData("Write to <desk@lake.example> or <b>call</b>", "Write to <desk@lake.example> or call")]
    [InlineData("Text <a href=\"x\" title='a > b'>link</a><o:p></o:p> end", "Text link end")]
    [InlineData("cut <a href=\"https://lake.exa", "cut")]
    [InlineData("**ALERT:** _Keeper_ finds `coin`, ~~not~~ gold", "ALERT: Keeper finds coin, not gold")]
    [InlineData("***Both*** and __one__ and [the lake](https://lake.example/a)", "Both and one and the lake")]
    [InlineData("# Heading", "Heading")]
    [InlineData("5 * 3 * 2, M*A*S*H, snake_case_name, f*** and C#", "5 * 3 * 2, M*A*S*H, snake_case_name, f*** and C#")]
    [InlineData("\U0001D40F\U0001D428\U0001D42B\U0001D42D \uFF23\uFF2C\uFF2F\uFF33\uFF25\uFF24 \u24B7\u24E8 \U0001F170\U0001F171", "Port CLOSED By AB")]
    [InlineData("s\u0336t\u0336r\u0336uck", "struck")]
    [InlineData("½ of 5 m² at 20 ℃ ™, 中文，标点！", "½ of 5 m² at 20 ℃ ™, 中文，标点！")]
    [InlineData("A family \U0001F468\u200D\U0001F469\u200D\U0001F467 and \u2764\uFE0F", "A family \U0001F468\u200D\U0001F469\u200D\U0001F467 and \u2764\uFE0F")]
    [InlineData("\u0645\u06CC\u200C\u0631\u0648\u0645", "\u0645\u06CC\u200C\u0631\u0648\u0645")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "One Two")]
    public void Clean_NastyInput_PlainLine(string? text, string expected)
    {
        var clean = PlainText.Clean(text);

        Assert.Equal(expected, clean);
    }

    [Fact]
    public void Words_JoinedEmojiAtTheLimit_CutWholeOrNotAtAll()
    {
        const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

        Assert.Equal("ab", TextLimit.Words("ab" + Family, 5));
        Assert.Equal("ab" + Family, TextLimit.Words("ab" + Family + "cd", 2 + Family.Length));
    }

    [Fact]
    public void Of_StyledOrForeignTitles_KeysTellThemApart()
    {
        Assert.Equal(NameKey.Of("Port closed"), NameKey.Of("\U0001D40F\U0001D428\U0001D42B\U0001D42D closed"));
        Assert.NotEqual(NameKey.Of("\U0001D40F\U0001D428\U0001D42B\U0001D42D"), NameKey.Of("\U0001D40C\U0001D42E\U0001D42C\U0001D41E"));
        Assert.NotEqual(NameKey.Of("\U0001F600"), NameKey.Of("\U0001F622"));
        Assert.NotEqual(NameKey.Of("\u0915\u093F"), NameKey.Of("\u0915\u0940"));
    }

    [Fact]
    public void Clean_DeepNesting_NoStackRunsOut() => Assert.Equal("x", PlainText.Clean(string.Concat(Enumerable.Repeat("<b>", 6_000)) + "x"));

    [Fact]
    public void Clean_HugeInput_IsBounded()
    {
        var clean = PlainText.Clean(new string('<', 50_000) + new string('x', 100_000));

        Assert.True(clean.Length <= PlainText.LongestInput);
    }
}
