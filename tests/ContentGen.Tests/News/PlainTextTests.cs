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
    public void Clean_NastyInput_PlainLine(string? text, string expected)
    {
        var clean = PlainText.Clean(text);

        Assert.Equal(expected, clean);
    }

    [Fact]
    public void Clean_HugeInput_IsBounded()
    {
        var clean = PlainText.Clean(new string('<', 50_000) + new string('x', 100_000));

        Assert.True(clean.Length <= PlainText.LongestInput);
    }
}
