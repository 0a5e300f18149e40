using ContentGen.News.FullText;

namespace ContentGen.Tests.News;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("/news/", "/news/1", false)]
    [InlineData("/", "/", false)]
    [InlineData("/news/", "/old/news/1", true)]
    [InlineData("/News/", "/news/1", true)]
    [InlineData("/news.", "/newsy", true)]
    [InlineData("/*?print=", "/news/1?print=yes", false)]
    [InlineData("/*?print=", "/news/1print=", true)]
    [InlineData("*/private/*", "/news/private/1", false)]
    [InlineData("/news$", "/news", false)]
    [InlineData("/news$", "/news/1", true)]
    [InlineData("/*.pdf$", "/a.pdf", false)]
    [InlineData("/*.pdf$", "/a.pdf?page=2", true)]
    [InlineData("/*.pdf$", "/a.pdf.pdf", false)]
    [InlineData("/*1$", "/news/11", false)]
    [InlineData("/a*a$", "/a", true)]
    [InlineData("/*$", "/news/1", false)]
    [InlineData("/(news|sport)+[", "/(news|sport)+[1", false)]
    public void Allows_RuleWithWildcards_AnyPlaceThatFitsIsForbidden(string rule, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsFile.Read($"User-agent: *\nDisallow: {rule}", "contentgen").Allows(path));
}
