using ContentGen.Providers;
using ContentGen.Providers.NewsApi;

namespace ContentGen.Tests.NewsApi;

public sealed class NewsApiPathTests
{
    [Theory]
    [InlineData("us", "en", "v2/top-headlines?country=us&category=science&pageSize=20&page=3")]
    [InlineData("us", "de", "v2/everything?q=science&language=de&sortBy=publishedAt&pageSize=20&page=3")]
    public void For_LaterPage_Named(string country, string language, string expected) =>
        Assert.Equal(expected, NewsApiPath.For(new HeadlineQuery("science", country, language, 20, Page: 3)));

    [Theory]
    [InlineData("science", "us", "en", "v2/top-headlines?country=us&category=science&pageSize=20")]
    [InlineData("sports", "ch", "fr", "v2/top-headlines?country=ch&category=sports&pageSize=20")]
    [InlineData("sports", "us", "de", "v2/everything?q=sports&language=de&sortBy=publishedAt&pageSize=20")]
    [InlineData("general", "xx", "en", "v2/everything?q=news&language=en&sortBy=publishedAt&pageSize=20")]
    public void For_Query_EndpointThatKnowsTheLanguage(string category, string country, string language, string expected)
    {
        var path = NewsApiPath.For(new HeadlineQuery(category, country, language, 20));

        Assert.Equal(expected, path);
    }
}
