using ContentGen.News;
using ContentGen.Providers;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

public sealed class HeadlineAgeTests
{
    [Fact]
    public void From_OldAmongNew_LeftOut()
    {
        var headlines = From(Of(1, 1), Of(2, 20), Of(3, 35), Of(4, 37), Of(5, 100));

        Assert.Equal([1, 2, 3], Numbers(headlines));
        Assert.DoesNotContain(headlines, headline => headline.IsOlder);
    }

    [Fact]
    public void From_FewerThanThreeNew_NewestOfTheWeekComeInAndAreMarked()
    {
        var headlines = From(Of(1, 1), Of(2, 40), Of(3, 50), Of(4, 24 * 8));

        Assert.Equal([1, 2, 3], Numbers(headlines));
        Assert.Equal([false, true, true], headlines.Select(headline => headline.IsOlder));
    }

    [Fact]
    public void From_AllOfYearsAgo_NoneIsTold()
    {
        var choice = HeadlineSelection.From([Of(1, 24 * 365), Of(2, 24 * 3650)], 5, Today);

        Assert.Empty(choice.Headlines);
        Assert.Equal(2, choice.LeftOut["too old"]);
    }

    [Fact]
    public void From_DateInTheFuture_CountsAsNone()
    {
        var headlines = From(Of(1, -48), Of(2, 1));

        Assert.Equal([2, 1], Numbers(headlines));
        Assert.Null(headlines[1].PublishedAt);
    }

    [Fact]
    public void From_NoDate_IsNews() => Assert.Single(From(Of(1, 0) with { PublishedAt = null }));

    private static ProviderArticle Of(int number, int hours) => Article(number) with { PublishedAt = Noon.AddHours(-hours) };

    private static IReadOnlyList<Headline> From(params ProviderArticle[] articles) => HeadlineSelection.From(articles, 5, Today).Headlines;

    private static IEnumerable<int> Numbers(IEnumerable<Headline> headlines) =>
        headlines.Select(headline => int.Parse(headline.Url[(headline.Url.LastIndexOf('/') + 1)..], null));
}
