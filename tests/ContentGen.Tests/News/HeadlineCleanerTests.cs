using ContentGen.News;
using ContentGen.News.Cleaning;
using ContentGen.Providers;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

public sealed class HeadlineCleanerTests
{
    [Fact]
    public void Clean_WholeArticle_EveryFieldCleaned()
    {
        var headline = Clean(Article(7));

        Assert.NotNull(headline);
        Assert.Equal("Headline number 7 of the day", headline.Title);
        Assert.Equal("Description of headline 7.", headline.Description);
        Assert.Equal("Beginning of the text of headline 7.", headline.Content);
        Assert.Equal("https://citypost.example/news/7.jpg", headline.ImageUrl);
        Assert.Equal("City Post", headline.Source);
        Assert.Equal("technology", headline.Category);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[Removed]")]
    [InlineData("<p> </p>")]
    public void Clean_NoTitle_Dropped(string? title)
    {
        var headline = Clean(Article(1) with { Title = title });

        Assert.Null(headline);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/news/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://removed.com")]
    [InlineData("https://user:secret@citypost.example/")]
    public void Clean_UnusableAddress_Dropped(string? url)
    {
        var headline = Clean(Article(1) with { Url = url });

        Assert.Null(headline);
    }

    [Fact]
    public void Clean_NothingButTitleAndAddress_IsEnough()
    {
        var article = Article(1) with { Description = null, Content = "[Removed]", ImageUrl = "data:image/png,x", Source = null, PublishedAt = null };

        var headline = Clean(article);

        Assert.NotNull(headline);
        Assert.Null(headline.Description);
        Assert.Null(headline.Content);
        Assert.Null(headline.ImageUrl);
        Assert.Equal("citypost.example", headline.Source);
    }

    [Fact]
    public void Clean_HugeFields_CutToTheirLimits()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 20_000));
        var article = Article(1) with { Title = words, Description = words, Content = "Short start. A " + words + ".", Source = words };

        var headline = Clean(article);

        Assert.NotNull(headline);
        Assert.InRange(headline.Title.Length, 200, HeadlineCleaner.LongestTitle);
        Assert.Null(headline.Description);
        Assert.Equal("Short start.", headline.Content);
        Assert.InRange(headline.Source.Length, 1, HeadlineCleaner.LongestSource);
    }

    [Fact]
    public void Clean_DescriptionRepeatsTitle_DescriptionDropped()
    {
        var headline = Clean(Article(1, title: "Bridge opens early") with { Description = "Bridge opens early!" });

        Assert.Null(headline?.Description);
    }

    private static Headline? Clean(ProviderArticle article) => HeadlineCleaner.Clean(article, Today).Headline;
}
