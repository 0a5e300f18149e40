using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;

namespace ContentGen.Tests.Agents;

/// <summary>Two stories of one id: the first counts, and nothing throws.</summary>
public sealed class EqualIdsTests
{
    [Fact]
    public void Stories_TwoOfOneId_FirstCounts()
    {
        var headlines = SampleNews.Headlines.Append(SampleNews.Headlines[1] with { Id = "s1" }).ToArray();
        var stories = SampleNews.Stories.Append(SampleNews.Stories[1] with { Id = "s1" }).ToArray();

        Assert.Equal(headlines[0].Url, new NewsFetcherAgent().Stories(new(headlines))["s1"]);
        Assert.Equal(headlines[0].Url, new ContentCuratorAgent().Stories(new(headlines))["s1"]);
        Assert.Equal(stories[0].Url, new FavoriteSelectorAgent().Stories(new(stories))["s1"]);
        Assert.Equal(stories[0].Url, new MediaEnhancerAgent().Stories(new(stories))["s1"]);
    }

    [Fact]
    public void Check_TwoOfOneId_AnswersAreRead()
    {
        var headlines = SampleNews.Headlines.Append(SampleNews.Headlines[1] with { Id = "s1" }).ToArray();
        var stories = SampleNews.Stories.Append(SampleNews.Stories[1] with { Id = "s1" }).ToArray();

        var favorite = new FavoriteSelectorAgent().Check(new("s1", "It is rare."), SampleNews.Request, new(stories));
        var media = new MediaEnhancerAgent().Check(new([new("s1", "A ferry", ["ferry"])]), SampleNews.Request, new(stories));
        var news = new NewsFetcherAgent().Check(
            new([new("s1", "technology", "A ferry crossed the strait.", 0.9)]), SampleNews.Request, new(headlines));

        Assert.Equal(stories[0].Title, favorite.Output?.Title);
        Assert.Equal(stories[0].ImageUrl, media.Output?.Suggestions.Single().ImageUrl);
        Assert.NotNull(news);
    }
}
