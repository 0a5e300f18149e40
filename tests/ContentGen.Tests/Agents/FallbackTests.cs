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
    public void Fallback_News_CategoriesInTurnOwnWords()
    {
        var stories = NewsFetcherAgent.Instance.StandIn(new(SampleNews.Headlines))!.Stories;

        Assert.Equal(["s1", "s2", "s3", "s7", "s5", "s6"], stories.Select(story => story.Id));
        Assert.Equal("A ferry that runs on sunlight alone crossed the strait in nine hours.", stories[0].Summary);
        Assert.Equal(stories.Select(story => story.RelevanceScore).OrderDescending(), stories.Select(story => story.RelevanceScore));
    }

    [Theory]
    [InlineData("What we know so far:", "What we know so far.")]
    [InlineData("The ferry, the bridge,", "The ferry, the bridge.")]
    [InlineData("The ferry has left…", "The ferry has left.")]
    public void Fallback_NewsBreaksOff_SentenceEndsWithAPoint(string description, string expected)
    {
        var headline = SampleNews.Headlines[0] with { Description = description };

        Assert.Equal(expected, NewsFetcherAgent.Instance.StandIn(new([headline]))!.Stories[0].Summary);
    }

    [Fact]
    public void Fallback_Curation_OneOfEachCategory()
    {
        var output = ContentCuratorAgent.Instance.StandIn(new(SampleNews.Headlines))!;

        Assert.Equal(["s1", "s2", "s3"], output.Selections.Select(selection => selection.StoryId));
        Assert.NotEmpty(output.Why);
    }

    [Fact]
    public void Fallback_Favorite_MostRelevant()
    {
        var output = FavoriteSelectorAgent.Instance.StandIn(new(SampleNews.Stories));

        Assert.Equal("s3", output?.StoryId);
        Assert.Null(FavoriteSelectorAgent.Instance.StandIn(new([])));
    }

    [Fact]
    public void Fallback_Media_OwnPictureAndTermsFromTheTitle()
    {
        var suggestions = MediaEnhancerAgent.Instance.StandIn(new(SampleNews.Stories))!.Suggestions;

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
    public void FromStories_NoStories_SaysSoAndNamesNone()
    {
        var sentences = ScriptFallback.FromStories([], SampleNews.Monday, BriefRequest.Default).Sentences;

        Assert.Equal(
            [
                "Hello, and welcome to your news brief for Monday, November 23.",
                "Today the news could not be gathered, so this brief has no stories.",
                "Nothing was made up to fill the gap.",
                "Please try again a little later.",
                "That was your news brief; thank you for listening.",
            ],
            sentences.Select(sentence => sentence.Text));
        Assert.All(sentences, sentence => Assert.Empty(sentence.StoryIds));
    }
}
