using ContentGen.News;
using ContentGen.Providers;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

/// <summary>What an edition has told is told again only for want of anything else.</summary>
public sealed class ToldBeforeTests
{
    private const string Bridge = "Council of Port Ellery approves new harbour bridge";
    private static readonly ToldStories Told = new([(Bridge, ["https://citypost.example/news/1", "https://harbour.example/bridge"])]);

    [Fact]
    public void From_ToldAmongOthers_LeftOutAndCounted()
    {
        var choice = From(Article(1), Article(2), Article(3));

        Assert.Equal(["https://citypost.example/news/2", "https://citypost.example/news/3"], choice.Headlines.Select(headline => headline.Url));
        Assert.DoesNotContain(choice.Headlines, headline => headline.IsRepeated);
        Assert.Equal("1 told before", HeadlineChoice.Show(choice.LeftOut));
    }

    [Fact]
    public void From_NothingElse_ToldComeInAsUsualAndAreMarked()
    {
        var choice = From(Article(1), Article(7, title: Bridge) with { PublishedAt = Noon.AddHours(-50) });

        Assert.Equal([(false, true), (true, true)], choice.Headlines.Select(headline => (headline.IsOlder, headline.IsRepeated)));
        Assert.Empty(choice.LeftOut);
    }

    [Theory]
    [InlineData("https://www.citypost.example/news/1/?utm_source=feed", "Something else altogether", true)]
    [InlineData("https://harbour.example/bridge", "Something else altogether", true)]
    [InlineData("https://other.example/9", "Council of Port Ellery approves a new harbour bridge - Other Post", true)]
    [InlineData("https://other.example/9", "New harbour bridge approved", false)]
    [InlineData("https://other.example/9", "Council of Port Ellery approves second new harbour bridge", false)]
    [InlineData("https://citypost.example/news/12", "Something else altogether", false)]
    public void From_SameAddressOrNearlyTheSameTitle_IsTheSameStory(string url, string title, bool isTold)
    {
        var headline = Assert.Single(From(Article(9, title: title, url: url)).Headlines);

        Assert.Equal(isTold, headline.IsRepeated);
    }

    [Fact]
    public void From_OlderButUntold_ComesBeforeToldOfToday()
    {
        var choice = From(Article(1), Article(2) with { PublishedAt = Noon.AddHours(-50) });

        var headline = Assert.Single(choice.Headlines);
        Assert.Equal((true, false), (headline.IsOlder, headline.IsRepeated));
    }

    [Fact]
    public void From_AnotherReportOfAToldEvent_IsTold()
    {
        var untold = Article(2, title: "Port Ellery: harbour bridge gets go-ahead after vote by the council");
        var sameEvent = Article(1, title: untold.Title);

        Assert.True(Assert.Single(From(untold, sameEvent).Headlines).IsRepeated);
    }

    [Fact]
    public void From_NothingIsTold_NothingIsMarked() => Assert.False(
        Assert.Single(HeadlineSelection.From([Article(1)], 5, Today, ToldStories.None).Headlines).IsRepeated);

    [Fact]
    public void Merge_OneSourceHasOnlyTold_TheOthersAloneAreLeft()
    {
        var (newsApi, feeds) = (From(Article(1)), From(Article(2), Article(3)));

        var choice = HeadlineSelection.Merge(newsApi.Headlines.Concat(feeds.Headlines), 5);

        Assert.Equal(["s1", "s2"], choice.Headlines.Select(headline => headline.Id));
        Assert.DoesNotContain(choice.Headlines, headline => headline.IsRepeated);
        Assert.Equal(1, choice.LeftOut["told before"]);
    }

    [Fact]
    public void Has_TitleNearASecondToldTitle_IsFound()
    {
        const string Title = "Storm Alba hits coast towns hard, flooding harbour streets";
        ToldStories first = new([("Storm Alba hits coast", [])]);
        ToldStories both = new([("Storm Alba hits coast", []), ("Storm Alba hits coast towns hard", [])]);

        Assert.False(first.Has(Title, null, "https://citypost.example/storm"));
        Assert.True(both.Has(Title, null, "https://citypost.example/storm"));
    }

    private static HeadlineChoice From(params ProviderArticle[] articles) => HeadlineSelection.From(articles, 5, Today, Told);
}
