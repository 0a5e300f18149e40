using ContentGen.News;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

public sealed class SameEventTests
{
    [Theory]
    [InlineData("Gale Otto hits ports: two ferries stuck", "Two ferries stuck as Gale Otto hits ports")]
    [InlineData("Gale Otto hits ports: two ferries stuck", "LIVE: Gale Otto hits ports")]
    [InlineData("Gale Otto: two ferries stuck as gale hits the ports", "Gale Otto hits ports: two ferries stuck")]
    [InlineData("Council approves new library in Elmford", "Elmford council approves new library")]
    [InlineData("𝐂ouncil approves library roof", "Council approves library roof")]
    public void From_ReportsOfOneEvent_OneStoryWithItsSources(string first, string second)
    {
        var headlines = From(first, second);

        var story = Assert.Single(headlines);
        Assert.Equal("https://citypost.example/news/1", story.Url);
        Assert.Equal(new OtherReport("Other Post", "https://otherpost.example/2"), Assert.Single(story.AlsoReportedBy!));
    }

    [Theory]
    [InlineData("Gale Otto hits ports: two ferries stuck", "Gale Petra hits ports: two ferries stuck")]
    [InlineData("Northland beat Southland at the cup final", "Southland beat Northland at the cup final")]
    [InlineData("Shares of Elmford Steel rise after the report", "Shares of Elmford Steel fall after the report")]
    [InlineData("Three hurt in crash near Elmford", "Four hurt in crash near Elmford")]
    [InlineData("Police arrest man after Elmford fire", "Police arrest second man after Elmford fire")]
    [InlineData("Mayor of Elmford resigns over bridge", "Mayor of Elmford not resigning over bridge")]
    [InlineData("Inflation falls to 2.1 percent in October", "Inflation falls to 2.4 percent in October")]
    [InlineData("What we know about the dam", "What we know about the fire")]
    [InlineData("Storm warning", "Storm warning for islands lifted by the weather office")]
    public void From_DifferentEvents_StayApart(string first, string second) => Assert.Equal(2, From(first, second).Count);

    [Fact]
    public void From_SameTextUnderOtherTitles_OneStory()
    {
        const string Text = "The dam north of Elmford lost a gate during the night, and engineers are lowering the lake by two metres.";

        var headlines = HeadlineSelection.From(
            [
                Article(1, title: "Dam gate breaks north of Elmford - City Post") with { Description = Text },
                Article(2, title: "Elmford dam: gate breaks in the night", url: "https://otherpost.example/2") with { Description = Text },
            ],
            5,
            Today).Headlines;

        Assert.Single(headlines);
    }

    private static IReadOnlyList<Headline> From(string first, string second) => HeadlineSelection.From(
        [
            Article(1, title: first) with { Description = "One." },
            Article(2, title: second, url: "https://otherpost.example/2") with { Description = "Two.", Source = "Other Post" },
        ],
        5,
        Today).Headlines;
}
