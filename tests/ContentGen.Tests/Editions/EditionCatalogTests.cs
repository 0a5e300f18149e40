using ContentGen.Editions;
using ContentGen.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Editions;

public sealed class EditionCatalogTests
{
    [Fact]
    public void All_NoSettings_IsDailyAtOneAndElevenUtc()
    {
        var edition = Assert.Single(Catalog().All);

        Assert.Equal(("daily", "UTC", 7), (edition.Name, edition.TimeZone, edition.Days.Count));
        Assert.Equal([new TimeOnly(13, 0), new TimeOnly(23, 0)], edition.Times);
        Assert.Equivalent(BriefRequest.Default with { Edition = "daily" }, edition.Request, strict: true);
    }

    [Fact]
    public void All_EverySetting_IsTaken()
    {
        var edition = Assert.Single(Catalog(
            ("Name", "morgen-kurz"), ("Title", "Der Morgen"), ("Times:0", "18:30"), ("Times:1", "07:00"), ("TimeZone", "Europe/Berlin"),
            ("Days", "Friday, monday"), ("Categories", "sports,health"), ("Country", "DE"), ("Language", "de"), ("Voices:0", "vicki"),
            ("Voices:1", "Daniel"), ("MaxStories", "4"), ("Minutes", "3"), ("Style", "conversation"),
            ("Feeds:0", "https://news.example/rss"), ("Review:Enabled", "true"), ("Review:Timeout", "01:00:00"), ("Review:OnTimeout", "drop")).All);

        Assert.Equal(("morgen-kurz", "Der Morgen", "Europe/Berlin"), (edition.Name, edition.Title, edition.TimeZone));
        Assert.Equal([new TimeOnly(7, 0), new TimeOnly(18, 30)], edition.Times);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], edition.Days);
        Assert.Equal([new Uri("https://news.example/rss")], edition.Feeds);
        Assert.Equal(new ReviewTerms(TimeSpan.FromHours(1), ReviewTimeoutAction.Drop), edition.Review);
        Assert.Equivalent(
            new BriefRequest(["sports", "health"], "de", "de", 4, "Vicki", false)
            {
                Voices = ["Vicki", "Daniel"],
                Minutes = 3,
                Style = BriefStyle.Conversation,
                Edition = "morgen-kurz",
                Review = true,
            },
            edition.Request,
            strict: true);
    }

    [Theory]
    [InlineData("Name", "Morning News", "Editions:0:Name is 'Morning News'")]
    [InlineData("Name", "", "Editions:0:Name is missing")]
    [InlineData("TimeZone", "Europe/Berln", "no IANA time zone")]
    [InlineData("TimeZone", "CEST+2", "no IANA time zone")]
    [InlineData("Times", "24:00", "'24:00', which is no time of day")]
    [InlineData("Times:0", "7am", "'7am', which is no time of day")]
    [InlineData("Times", "07:00,07:00", "07:00 twice")]
    [InlineData("Days", "monday,funday", "'funday', which is no day")]
    [InlineData("Days", "1", "'1', which is no day")]
    [InlineData("Categories", "weather", "'weather'; the categories are")]
    [InlineData("Country", "zz", "Editions:0:Country is 'zz'")]
    [InlineData("Language", "tlh", "Editions:0:Language is 'tlh'")]
    [InlineData("Voices", "Vicki", "Vicki, which does not speak 'en'")]
    [InlineData("Voices", "Joanna,Matthew,Amy", "one voice, or two different ones")]
    [InlineData("MaxStories", "11", "from 1 to 10")]
    [InlineData("Minutes", "0", "from 1 to 10")]
    [InlineData("Style", "sermon", "must be bulletin or conversation")]
    [InlineData("Feeds", "news.example/rss", "no address of a feed")]
    [InlineData("Review:Timeout", "00:00:00", "Editions:0:Review:Timeout is 00:00:00")]
    [InlineData("Review:OnTimeout", "shrug", "must be publish or drop")]
    [InlineData("Tmes", "07:00", "Editions:0:Tmes is no setting; those of an edition are Name, Title, Times")]
    public void All_BadSetting_IsNamedWithWhatIsRight(string setting, string value, string said)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Catalog(("Name", "morning"), (setting, value)));

        Assert.Contains(said, Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void All_TwoOfOneName_IsAFault()
    {
        var settings = new Dictionary<string, string?> { ["Editions:0:Name"] = "morning", ["Editions:1:Name"] = "morning" };

        var exception = Assert.Throws<OptionsValidationException>(() => Catalog(settings));

        Assert.Contains("two editions of the name 'morning'", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    private static EditionCatalog Catalog(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
        {
            all[$"Editions:0:{name}"] = value;
        }

        return Catalog(all);
    }

    private static EditionCatalog Catalog(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddEditions()
        .BuildServiceProvider()
        .GetRequiredService<EditionCatalog>();
}
