using ContentGen.Simulator.Bedrock.Answers;

namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class StoryScannerTests
{
    [Theory]
    [InlineData("""[{"id":"1","title":"One"},{"id":"2","title":"Two"}]""")]
    [InlineData("""Here: {"stories":[{"id":1,"title":"One"},{"id":2,"title":"Two"}]} and that is it.""")]
    [InlineData("""<stories>{"a":{"b":[{"storyId":"1","headline":"One"}]}}</stories> [x] {"id":"2","title":"Two"}""")]
    [InlineData("""{broken [{"id":"1","title":"One"}] } {"id":"2","title":"Two"}""")]
    [InlineData("""[{"id":"1","title":"One"}] again [{"id":"1","title":"One"},{"id":"2","title":"Two"}]""")]
    public void Find_StoriesAnywhereInText_FindsEachOnce(string text)
    {
        var stories = StoryScanner.Find(text);

        Assert.Equal([("1", "One"), ("2", "Two")], stories.Select(story => (story.Id, story.Title)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no stories")]
    [InlineData("""{"id":"1"} {"title":"x"} {"id":"1","title":null}""")]
    [InlineData("""{"id":"1","title":"unclosed" """)]
    public void Find_WithoutStories_FindsNone(string text)
    {
        Assert.Empty(StoryScanner.Find(text));
    }

    [Fact]
    public void Find_BracketsInsideTexts_AreNoStructure()
    {
        var story = Assert.Single(
            StoryScanner.Find("""[{"id":"1","title":"A } and a ] and a \" quote","content":"cut… [+1306 chars]"}]"""));

        Assert.Equal("A } and a ] and a \" quote", story.Title);
    }
}
