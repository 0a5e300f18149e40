using ContentGen.Briefs;
using ContentGen.Tests.Briefs;

namespace ContentGen.Tests.Podcast;

public sealed class PodcastShowsTests
{
    /// <summary>The first two are of the definition of podcast:guid and of a host that follows it.</summary>
    [Theory]
    [InlineData("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810")]
    [InlineData("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    [InlineData("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    public void GuidOf_Address_IsThatOfPodcasting20(string feed, string guid) =>
        Assert.Equal(guid, Podcasts.Shows().GuidOf(null, feed).ToString());

    [Fact]
    public void GuidOf_Configured_StaysWhereverTheFeedIs()
    {
        var shows = Podcasts.Shows(new() { Guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810" }, Podcasts.Morning);

        var whole = shows.GuidOf(null, "https://a.example/api/feed.xml");
        var edition = shows.GuidOf("morning", "https://a.example/api/feed.xml?edition=morning");

        Assert.Equal("917393e3-1b1e-5cef-ace4-edaa54e1f810", whole.ToString());
        Assert.Equal(edition, shows.GuidOf("morning", "https://b.example/api/feed.xml?edition=morning"));
        Assert.NotEqual(whole, edition);
    }

    [Fact]
    public void Show_OfAnEdition_HasItsTitleAndLanguage()
    {
        var shows = Podcasts.Shows(new() { Title = "Harbour news" }, Podcasts.Morning with { Name = "first" }, Podcasts.Morning);

        Assert.Equal(("Harbour news: Guten Morgen", "de"), (shows.TitleOf("morning"), shows.LanguageOf("morning")));
        Assert.Equal(("Harbour news", "de"), (shows.TitleOf(null), shows.LanguageOf(null)));
        Assert.Equal("en", Podcasts.Shows().LanguageOf(null));
    }

    [Theory]
    [InlineData(null, "en", "The old bridge opens again (run-1) (14 March 2026)")]
    [InlineData("morning", "de", "The old bridge opens again (run-1) (2026-03-15)")]
    public void EpisodeTitle_Brief_HasItsDayInTheZoneOfItsEdition(string? edition, string language, string title)
    {
        var brief = BriefDigest.Of(SampleBriefs.WithAudio()) with
        {
            GeneratedAt = new(2026, 3, 14, 23, 30, 0, TimeSpan.Zero),
            Edition = edition,
            Language = language,
        };

        Assert.Equal(title, Podcasts.Shows(null, Podcasts.Morning).EpisodeTitle(brief));
    }
}
