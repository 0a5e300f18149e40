using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Tests.Agents;

public sealed class FallbackTests
{
    [Fact]
    public void FromHeadlines_News_CategoriesInTurnOwnWords()
    {
        var stories = NewsFetcherFallback.FromHeadlines(SampleNews.Headlines, SampleNews.Request).Stories;

        Assert.Equal(["s1", "s2", "s3", "s7", "s5", "s6"], stories.Select(story => story.Id));
        Assert.Equal("A ferry that runs on sunlight alone crossed the strait in nine hours.", stories[0].Summary);
        Assert.Equal(stories.Select(story => story.RelevanceScore).OrderDescending(), stories.Select(story => story.RelevanceScore));
    }

    [Fact]
    public void FromHeadlines_Curation_OneOfEachCategory()
    {
        var output = ContentCuratorFallback.FromHeadlines(SampleNews.Headlines, SampleNews.Request);

        Assert.Equal(["s1", "s2", "s3"], output.Selections.Select(selection => selection.StoryId));
        Assert.NotEmpty(output.Why);
    }

    [Fact]
    public void FromStories_Favorite_MostRelevant()
    {
        var output = FavoriteSelectorFallback.FromStories(SampleNews.Stories, "en");

        Assert.Equal("s3", output?.StoryId);
        Assert.Null(FavoriteSelectorFallback.FromStories([], "en"));
    }

    [Fact]
    public void FromStories_Media_OwnPictureAndTermsFromTheTitle()
    {
        var suggestions = MediaFallback.FromStories(SampleNews.Stories).Suggestions;

        Assert.Equal(SampleNews.Stories.Select(story => story.ImageUrl), suggestions.Select(suggestion => suggestion.ImageUrl));
        Assert.Equal(["Solar", "crosses", "strait", "ferry", "technology"], suggestions[0].SearchTerms);
    }

    [Fact]
    public void FromStories_Script_GreetingStoriesGoodbye()
    {
        var sentences = ScriptFallback.FromStories([SampleNews.Stories[1]], SampleNews.Monday, BriefRequest.Default).Sentences;

        Assert.Equal(
            [
                "Hello, and welcome to your news brief for Monday, November 23.",
                "City Post reports: Comet returns after 70 years.",
                "The comet will be seen with the naked eye until Friday.",
                "City Post published this on Monday, November 23.",
                "That was your news brief; thank you for listening.",
            ],
            sentences.Select(sentence => sentence.Text));
        Assert.Equal([0, 1, 1, 1, 0], sentences.Select(sentence => sentence.StoryIds.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void FromStories_ScriptWithPlentyOfText_LastsAsLongAsAsked(int minutes)
    {
        var sentences = ScriptFallback.FromStories(
            WithPlentyOfText(), SampleNews.Monday, BriefRequest.Default with { Language = "de", Minutes = minutes }).Sentences;

        var spoken = sentences.Sum(sentence => WordCount.Of(sentence.Text)) / (double)SpeechRate.Of("de").PerMinute;
        Assert.InRange(spoken, 0.85 * minutes, 1.15 * minutes);
        Assert.Equal(10, sentences.SelectMany(sentence => sentence.StoryIds).Distinct().Count());
        Assert.StartsWith("Hallo und willkommen zum Nachrichtenüberblick: Montag, 23. November.", sentences[0].Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public void FromStories_SomeToldBefore_LeavesRoomForNoFurtherSentence(int repeated)
    {
        Story[] stories = [.. WithPlentyOfText().Select((story, index) => story with { IsRepeated = index < repeated })];

        var sentences = ScriptFallback.FromStories(stories, SampleNews.Monday, BriefRequest.Default).Sentences;

        var room = ScriptLength.Of(BriefRequest.Default, stories).Most - sentences.Sum(sentence => WordCount.Of(sentence.Text));
        Assert.InRange(room, 0, WordCount.Of("Sentence number 12 tells a little more of it.") - 1);
    }

    private static Story[] WithPlentyOfText()
    {
        var summary = string.Join(' ', Enumerable.Range(1, 12).Select(number => $"Sentence number {number} tells a little more of it."));
        return
        [
            .. Enumerable.Range(1, 10)
                .Select(number => SampleNews.Stories[0] with { Id = $"s{number}", Title = $"Title {number}", Summary = summary }),
        ];
    }

    [Fact]
    public void Emergency_Reasons_PlainAndFew()
    {
        string[] reasons = ["<b>NewsAPI</b> is down.", "see https://x.example", "", "third", "fourth", "fifth"];

        var sentences = ScriptFallback.Emergency(SampleNews.Monday, BriefRequest.Default, reasons).Sentences;

        Assert.Equal(
            ["The reason: NewsAPI is down.", "The reason: see.", "The reason: third."],
            sentences.Select(s => s.Text).Where(text => text.StartsWith("The reason")));
        Assert.All(sentences, sentence => Assert.Empty(sentence.StoryIds));
    }

    [Fact]
    public void FromStories_NoStories_SameAsEmergency()
    {
        var script = ScriptFallback.FromStories([], SampleNews.Monday, BriefRequest.Default);

        Assert.Equal(
            ScriptFallback.Emergency(SampleNews.Monday, BriefRequest.Default, []).Sentences.Select(sentence => sentence.Text),
            script.Sentences.Select(sentence => sentence.Text));
    }
}
