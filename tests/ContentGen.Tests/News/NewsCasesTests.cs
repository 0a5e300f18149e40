using ContentGen.News;
using ContentGen.Providers.NewsApi;
using ContentGen.Providers.Rss;

namespace ContentGen.Tests.News;

/// <summary>
/// Files as publishers serve them, byte for byte, in <c>Cases</c>: each tells the same three stories, in a way of its own that is usual or
/// usually wrong. Whatever the way, a brief chooses from these three.
/// </summary>
public sealed class NewsCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "News", "Cases");
    private static readonly Uri Address = new("https://canal.example/feed.xml");
    private static readonly HeadlineAge Noon = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), new NewsOptions().MaxAge);

    private static readonly Story[] Told =
    [
        new("School choir sings on the roof", 3, 11), new("Clock tower strikes thirteen", 2, 10), new("Canal café opens its doors", 1, 9),
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Headlines_OfTheFile_AreItsStories(string file)
    {
        var headlines = HeadlinesOf(file);

        if (file == "news-of-2019.xml")
        {
            Assert.Empty(headlines);
            return;
        }

        Assert.Equal(Told, headlines.Select(headline => new Story(
            headline.Title, int.Parse(new Uri(headline.Url).AbsolutePath.Trim('/')), headline.PublishedAt!.Value.UtcDateTime.Hour)));
        Assert.All(headlines, headline => Assert.Equal(("https", "canal.example"), (new Uri(headline.Url).Scheme, new Uri(headline.Url).Host)));
        Assert.All(headlines, headline => Assert.Equal("Canal Gazette", headline.Source));
        Assert.Contains("let it finish its nap", headlines[1].Description + headlines[1].Content, StringComparison.Ordinal);
        Assert.Contains("brûlée is served on a barge", headlines[2].Description + headlines[2].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Headlines_OneEventFourTimes_AreOneStoryWithAllItsSources() => Assert.Equal(
        ["Harbour Post", "Lock Echo", "Weir Times"],
        HeadlinesOf("newsapi-one-event-four-times.json")[1].AlsoReportedBy!.Select(report => report.Source).Order(StringComparer.Ordinal));

    private static IReadOnlyList<Headline> HeadlinesOf(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        var articles = file.StartsWith("newsapi", StringComparison.Ordinal)
            ? NewsApiAnswer.Read(bytes, null, "general")!.Articles!
            : FeedReader.Read(bytes, null, Address, "general").Articles;
        return HeadlineSelection.From(articles, 10, Noon).Headlines;
    }

    private sealed record Story(string Title, int Number, int Hour);
}
