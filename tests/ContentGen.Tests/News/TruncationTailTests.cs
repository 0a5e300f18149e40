using ContentGen.News.Cleaning;

namespace ContentGen.Tests.News;

public sealed class TruncationTailTests
{
    [Theory]
    [InlineData("A whole sentence. Another that bre… [+1306 chars]", "A whole sentence.")]
    [InlineData("A whole sentence. [+12 chars]", "A whole sentence.")]
    [InlineData("A whole sentence. Then it stops...", "A whole sentence.")]
    [InlineData("A whole sentence. Then […] Read more", "A whole sentence.")]
    [InlineData("Nothing but a beginn… [+1 char]", "")]
    [InlineData("The price [+5] stays.", "The price [+5] stays.")]
    [InlineData("No full stop at the end", "No full stop at the end")]
    public void Remove_CutText_WholeSentencesRemain(string text, string expected)
    {
        var removed = TruncationTail.Remove(text);

        Assert.Equal(expected, removed);
    }
}
