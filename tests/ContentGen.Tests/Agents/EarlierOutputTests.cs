using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;

namespace ContentGen.Tests.Agents;

public sealed class EarlierOutputTests
{
    // In the earlier run s1 and s2 were what is s2 and nothing today.
    private static readonly StoryIds Ids = new(
        new Dictionary<string, string> { ["s1"] = "https://a.example/", ["s2"] = "https://gone.example/" },
        new Dictionary<string, string> { ["s1"] = "https://new.example/", ["s2"] = "https://a.example/" });

    [Fact]
    public void News_StoryWithoutAHeadlineToday_KeepsAnIdOfItsOwn()
    {
        var news = new NewsFetcherOutput([SampleNews.Stories[0] with { Id = "s1" }, SampleNews.Stories[1] with { Id = "s2" }]);

        var adopted = NewsFetcherAgent.Instance.Adopt(news, Ids);

        Assert.Equal(["s2", "c2"], adopted!.Stories.Select(story => story.Id));
    }

    [Fact]
    public void Curation_SelectionsOfGoneStories_AreLeftOut()
    {
        var adopted = ContentCuratorAgent.Instance.Adopt(new([new("s2", "gone"), new("s1", "fits")], "Why."), Ids);

        Assert.Equal([new Selection("s2", "fits")], adopted!.Selections);
    }

    [Fact]
    public void Curation_NothingRemains_IsNotUsed() =>
        Assert.Null(ContentCuratorAgent.Instance.Adopt(new([new("s2", "gone")], "Why."), Ids));

    [Fact]
    public void Favorite_StoryIsGone_IsNotUsed() =>
        Assert.Null(FavoriteSelectorAgent.Instance.Adopt(new FavoriteSelectorOutput("s2", "Gone", "Because."), Ids));

    [Fact]
    public void Media_SuggestionsFollowTheirStories()
    {
        var adopted = MediaEnhancerAgent.Instance.Adopt(new([new("s1", null, "A", ["a"]), new("s2", null, "B", ["b"])]), Ids);

        Assert.Equal("s2", Assert.Single(adopted!.Suggestions).StoryId);
    }
}
