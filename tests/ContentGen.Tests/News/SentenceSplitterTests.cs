using ContentGen.Text;

namespace ContentGen.Tests.News;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("No end", new[] { "No end" })]
    [InlineData("One. Two! Three?", new[] { "One.", "Two!", "Three?" })]
    [InlineData("It costs $1.99 now. Buy.", new[] { "It costs $1.99 now.", "Buy." })]
    [InlineData("Dr. Smith met J. Doe in the U.S. Senate.", new[] { "Dr. Smith met J. Doe in the U.S. Senate." })]
    [InlineData("“Really?” Yes.", new[] { "“Really?”", "Yes." })]
    [InlineData("Visit example.com today. Thanks.", new[] { "Visit example.com today.", "Thanks." })]
    [InlineData("終わり。次。", new[] { "終わり。", "次。" })]
    public void Split_Text_Sentences(string text, string[] expected)
    {
        var sentences = SentenceSplitter.Split(text);

        Assert.Equal(expected, sentences);
    }

    [Theory]
    [InlineData("Whole. Bro…", new[] { "Whole." })]
    [InlineData("Whole. Broken...", new[] { "Whole." })]
    [InlineData("Nothing whole", new string[0])]
    public void SplitComplete_BrokenEnd_LeftOut(string text, string[] expected)
    {
        var sentences = SentenceSplitter.SplitComplete(text);

        Assert.Equal(expected, sentences);
    }
}
