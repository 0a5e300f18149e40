using ContentGen.News.Cleaning;

namespace ContentGen.Tests.News;

public sealed class TitleSuffixTests
{
    [Theory]
    [InlineData("Bridge opens early - City Post", "City Post", "https://citypost.example/a", "Bridge opens early", "City Post")]
    [InlineData(
        "Ten best bridges | CBR - CBR - Comic Bridge Review",
        "Google News",
        "https://news.google.com/x",
        "Ten best bridges",
        "Comic Bridge Review")]
    [InlineData(
        "New loudspeaker - PhoneArena.example news - PhoneArena.example",
        "PhoneArena.example",
        "https://x.example/a",
        "New loudspeaker",
        "PhoneArena.example")]
    [InlineData("Law gains powers | TheHall - The Hall", "The Hall", "https://thehall.example/a", "Law gains powers", "The Hall")]
    [InlineData("Champion dies at 39 - PlayRadar", "PlayRadar+", "https://playradar.example/a", "Champion dies at 39", "PlayRadar+")]
    [InlineData(
        "Mayor resigns - what happens next", "City Post", "https://citypost.example/a", "Mayor resigns - what happens next", "City Post")]
    [InlineData(
        "Bridge opens early this year | UK news | City Post",
        "City Post",
        "https://citypost.example/a",
        "Bridge opens early this year",
        "City Post")]
    [InlineData(
        "Bridge opens early again | Technology - City Post",
        "City Post",
        "https://citypost.example/a",
        "Bridge opens early again",
        "City Post")]
    [InlineData(
        "Bridge opens early again | Section 5",
        "City Post",
        "https://citypost.example/a",
        "Bridge opens early again | Section 5",
        "City Post")]
    [InlineData("Bridge opens | Technology", "City Post", "https://citypost.example/a", "Bridge opens | Technology", "City Post")]
    [InlineData(
        "Bridge opens early again | what the town thinks",
        "City Post",
        "https://citypost.example/a",
        "Bridge opens early again | what the town thinks",
        "City Post")]
    [InlineData("City - City Post", "City Post", "https://citypost.example/a", "City - City Post", "City Post")]
    [InlineData("Plain title", "", "https://www.citypost.example/a", "Plain title", "")]
    [InlineData("Rain all week – citypost", "", "https://www.citypost.example/a", "Rain all week", "")]
    public void Remove_PublisherAtEnd_TakenOff(string title, string source, string url, string expectedTitle, string expectedPublisher)
    {
        var (cleaned, publisher) = TitleSuffix.Remove(title, source, new Uri(url));

        Assert.Equal(expectedTitle, cleaned);
        Assert.Equal(expectedPublisher, publisher);
    }
}
