using ContentGen.News;
using ContentGen.Providers;
using CsCheck;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

public sealed class HeadlineSelectionTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(3, 10)]
    [InlineData(5, 15)]
    [InlineData(10, 30)]
    public void LimitFor_Stories_ThreeEachWithinBounds(int maxStories, int expected) =>
        Assert.Equal(expected, HeadlineSelection.LimitFor(maxStories));

    [Fact]
    public void From_Duplicates_FirstStays()
    {
        ProviderArticle[] articles =
        [
            Article(1),
            Article(2, title: "HEADLINE: number 1, of the day? - City Post") with { Title = "Headline – Number 1 of the DAY!" },
            Article(3, title: "Another report", url: "https://www.citypost.example/news/1/?utm_source=feed#top"),
            Article(4),
        ];

        var headlines = HeadlineSelection.From(articles, 5, Today).Headlines;

        Assert.Equal(["Headline number 1 of the day", "Headline number 4 of the day"], headlines.Select(headline => headline.Title));
    }

    [Fact]
    public void From_SameStoryUnderTwoCategories_TheTellingOneStays()
    {
        var headlines = HeadlineSelection.From([Article(1, "general"), Article(1, "health"), Article(1, "science")], 5, Today).Headlines;

        Assert.Equal("health", Assert.Single(headlines).Category);
    }

    [Fact]
    public void From_ManyOfOneCategory_OthersKeepTheirPlace()
    {
        var technology = Enumerable.Range(1, 40).Select(number => Article(number));
        var science = Enumerable.Range(100, 3).Select(number => Article(number, "science"));

        var headlines = HeadlineSelection.From(technology.Concat(science), 5, Today).Headlines;

        Assert.Equal(15, headlines.Count);
        Assert.Equal(3, headlines.Count(headline => headline.Category == "science"));
    }

    [Fact]
    public void From_AnyArticles_NewestFirstNumberedDistinct()
    {
        var article = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 2], Gen.Bool)
            .Select((number, category, dated) =>
                Article(number, $"category{category}") with { PublishedAt = dated ? Noon.AddMinutes(-30 * number) : null });

        Gen.Select(article.List[0, 80], Gen.Int[1, 10]).Sample((articles, maxStories) =>
        {
            var headlines = HeadlineSelection.From(articles, maxStories, Today).Headlines;

            Assert.True(headlines.Count <= HeadlineSelection.LimitFor(maxStories));
            Assert.Equal(Enumerable.Range(1, headlines.Count).Select(number => $"s{number}"), headlines.Select(headline => headline.Id));
            Assert.Equal(headlines.Count, headlines.Select(headline => headline.Url).Distinct().Count());
            var times = headlines.Select(headline => headline.PublishedAt ?? DateTimeOffset.MinValue).ToList();
            Assert.Equal(times.OrderDescending(), times);
        });
    }
}
