using ContentGen.Agents.NewsFetcher;

namespace ContentGen.Tests.Agents;

public sealed class NewsFetcherTests
{
    private static readonly NewsFetcherInput Input = new(SampleNews.Headlines);

    [Fact]
    public void Check_GoodAnswer_JoinedWithHeadlinesMostRelevantFirst()
    {
        var answer = new { stories = new[] { Story("s1", 0.4), Story("s2", 0.9), Story("s3", 0.6), Story("s2", 0.1) } };

        var (output, problems) = new NewsFetcherAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal(["s2", "s3", "s1"], output!.Stories.Select(story => story.Id));
        Assert.Equal("Comet returns after 70 years", output.Stories[0].Title);
        Assert.Equal("https://citypost.example/2", output.Stories[0].Url);
        Assert.Equal("health", output.Stories[0].Category);
        Assert.Equal("Summary of this story.", output.Stories[0].Summary);
    }

    [Fact]
    public void Check_TooMany_Cut()
    {
        var answer = new { stories = SampleNews.Headlines.Select(headline => Story(headline.Id, 0.5)) };

        var (output, _) = new NewsFetcherAgent().Read(Input, answer);

        Assert.Equal(6, output!.Stories.Count);
    }

    [Fact]
    public void Check_UnknownIdAndTooFew_BothNamed()
    {
        var answer = new { stories = new[] { Story("s1", 0.4), Story("s99", 0.9) } };

        var (output, problems) = new NewsFetcherAgent().Read(Input, answer);

        Assert.Null(output);
        Assert.Contains(problems, problem => problem.Contains("'s99'"));
        Assert.Contains(problems, problem => problem.Contains("2 different ones are too few; 3 are needed"));
    }

    [Fact]
    public void Check_SummaryIsOnlyMarkup_Rejected()
    {
        var answer = new { stories = new[] { Story("s1", 0.4), Story("s2", 0.4), Story("s3", 0.4) with { Summary = "<p></p>" } } };

        var (output, problems) = new NewsFetcherAgent().Read(Input, answer);

        Assert.Null(output);
        Assert.Contains("summary of 's3'", Assert.Single(problems));
    }

    [Theory]
    [InlineData("The comet comes back. It was seen by NASA.", "The comet comes back.")]
    [InlineData(
        "The comet comes back after 71 years. \"It is huge,\" say astronomers.", "The comet will be seen with the naked eye until Friday.")]
    [InlineData("City Post says that the comet can be seen until Friday.", "City Post says that the comet can be seen until Friday.")]
    public void Check_SummarySaysWhatTheHeadlineDoesNot_SentencesLeftOut(string summary, string expected)
    {
        var answer = new { stories = new[] { Story("s1", 0.4), Story("s2", 0.9) with { Summary = summary }, Story("s3", 0.6) } };

        var (output, problems) = new NewsFetcherAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal(expected, output!.Stories.Single(story => story.Id == "s2").Summary);
    }

    private static SummarizedStory Story(string id, double relevance) => new(id, "health", $"<b>Summary</b> of this story.", relevance);
}
