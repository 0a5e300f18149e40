using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.NewsFetcher;

namespace ContentGen.Tests.Agents;

public sealed class StorySelectionTests
{
    private static readonly NewsFetcherOutput Fetched = new(SampleNews.Stories);

    [Fact]
    public void Choose_Curated_CuratorsOrderAndReasons()
    {
        var curation = new ContentCuratorOutput([new("s3", "Close to home."), new("s7", "Not summarised."), new("s1", "New.")], "Why.");

        var stories = StorySelection.Choose(Fetched, curation, 2);

        Assert.Equal([("s3", "Close to home."), ("s1", "New.")], stories.Select(story => (story.Id, story.SelectionReason)));
    }

    [Fact]
    public void Choose_CuratedTooFew_FilledWithTheMostRelevant()
    {
        var curation = new ContentCuratorOutput([new("s1", "New.")], "Why.");

        var stories = StorySelection.Choose(Fetched, curation, 3);

        Assert.Equal([("s1", "New."), ("s3", null), ("s2", null)], stories.Select(story => (story.Id, story.SelectionReason)));
    }

    [Fact]
    public void Choose_NoCuration_MostRelevantFirst()
    {
        var stories = StorySelection.Choose(Fetched, null, 5);

        Assert.Equal(["s3", "s2", "s1"], stories.Select(story => story.Id));
    }
}
