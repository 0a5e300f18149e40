using ContentGen.Agents.MediaEnhancer;

namespace ContentGen.Tests.Agents;

public sealed class MediaEnhancerTests
{
    private static readonly MediaEnhancerInput Input = new(SampleNews.Stories);

    [Fact]
    public void Check_GoodAnswer_PicturesComeFromTheStories()
    {
        var answer = new MediaEnhancerAnswer([Idea("s1"), Idea("s2"), Idea("s1")]);

        var (output, problems) = new MediaEnhancerAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal(
            [("s1", "https://citypost.example/1.jpg"), ("s2", null)], output!.Suggestions.Select(item => (item.StoryId, item.ImageUrl)));
    }

    [Fact]
    public void Check_AddressFromTheModel_Rejected()
    {
        var answer = new { suggestions = new[] { new { storyId = "s1", imageUrl = "https://evil.example/x", altText = "A", searchTerms = new[] { "b" } } } };

        var (output, problems) = new MediaEnhancerAgent().Read(Input, answer);

        Assert.Null(output);
        Assert.Contains("unknown property", Assert.Single(problems));
    }

    [Fact]
    public void Check_UnknownStory_Rejected()
    {
        var (output, _) = new MediaEnhancerAgent().Read(Input, new MediaEnhancerAnswer([Idea("s8")]));

        Assert.Null(output);
    }

    private static PictureIdea Idea(string id) => new(id, "A ferry under a clear sky", ["solar ferry", "\u202E"]);
}
