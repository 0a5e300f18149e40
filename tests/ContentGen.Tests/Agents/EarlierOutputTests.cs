using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;
using ContentGen.Text;

namespace ContentGen.Tests.Agents;

public sealed class EarlierOutputTests
{
    // In the earlier run s1 and s2 were what is s2 and nothing today.
    private static readonly StoryIds Ids = new(
        new Dictionary<string, string> { ["s1"] = "https://a.example/", ["s2"] = "https://gone.example/" },
        new Dictionary<string, string> { ["s1"] = "https://new.example/", ["s2"] = "https://a.example/" });

    [Fact]
    public void News_StoryWithoutAHeadlineToday_KeepsAnIdOfItsOwn()
    {
        var news = new NewsFetcherOutput([SampleNews.Stories[0] with { Id = "s1" }, SampleNews.Stories[1] with { Id = "s2" }]);

        var adopted = NewsFetcherAgent.Instance.Adopt(news, Ids);

        Assert.Equal(["s2", "c2"], adopted!.Stories.Select(story => story.Id));
    }

    [Fact]
    public void News_StoryTheEditionHasTold_IsLeftToTheHeadlines()
    {
        var news = new NewsFetcherOutput(
            [SampleNews.Stories[0] with { Id = "s1" }, SampleNews.Stories[1] with { Id = "s2", IsRepeated = true }]);

        Assert.Equal(["s2"], NewsFetcherAgent.Instance.Adopt(news, Ids)!.Stories.Select(story => story.Id));
        Assert.Null(NewsFetcherAgent.Instance.Adopt(new([news.Stories[1]]), Ids));
    }

    [Fact]
    public void Marked_KeptNews_SaysWhatThisEditionHasToldAndForgetsWhatAnotherHad()
    {
        var news = new NewsFetcherOutput([SampleNews.Stories[0], SampleNews.Stories[1] with { IsRepeated = true }]);
        var told = new ToldStories([("", [SampleNews.Stories[0].Url])]);

        var marked = NewsFetcherOutput.Marked(JsonSerializer.SerializeToElement(news, ContentGenJson.Options), told)
            .Deserialize<NewsFetcherOutput>(ContentGenJson.Options);

        Assert.Equal([true, false], marked!.Stories.Select(story => story.IsRepeated));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"stories":[null]}""")]
    public void Marked_KeptContentIsOfAnotherShape_StaysAsItIs(string json)
    {
        var kept = JsonDocument.Parse(json).RootElement;

        Assert.Equal(json, NewsFetcherOutput.Marked(kept, ToldStories.None).GetRawText());
    }

    [Fact]
    public void Script_OfStoriesToldBefore_SaysSoInTheVoiceThatTellsThem()
    {
        var script = new ScriptGeneratorOutput(
            [new("Hello.", []), new("A ferry crosses.", ["s1"]) { Speaker = "Amy" }, new("It is quick.", ["s1"]) { Speaker = "Brian" }]);
        var input = new ScriptGeneratorInput([SampleNews.Stories[0] with { IsRepeated = true }], SampleNews.Monday);

        var fitted = ScriptGeneratorAgent.Instance.Fit(script, input, SampleNews.Request);

        Assert.Equal(
            [("Hello.", null), ("A ferry crosses.", "Amy"), ("We reported on this earlier.", "Amy"), ("It is quick.", "Brian")],
            fitted.Sentences.Select(sentence => (sentence.Text, sentence.Speaker)));
        Assert.Equal(fitted.Sentences, ScriptGeneratorAgent.Instance.Fit(fitted, input, SampleNews.Request).Sentences);
    }

    [Fact]
    public void Script_OfAStoryOlderByNow_SaysWhenItWasPublished()
    {
        var script = new ScriptGeneratorOutput([new("Hello.", []), new("A comet returns.", ["s2"]), new("Bye.", [])]);
        var input = new ScriptGeneratorInput([SampleNews.Stories[1] with { IsOlder = true }], SampleNews.Monday);

        var fitted = ScriptGeneratorAgent.Instance.Fit(script, input, SampleNews.Request);

        Assert.Equal(
            ["Hello.", "A comet returns.", "City Post published this on Monday, November 23.", "Bye."],
            fitted.Sentences.Select(sentence => sentence.Text));
    }

    [Fact]
    public void Curation_SelectionsOfGoneStories_AreLeftOut()
    {
        var adopted = ContentCuratorAgent.Instance.Adopt(new([new("s2", "gone"), new("s1", "fits")], "Why."), Ids);

        Assert.Equal([new Selection("s2", "fits")], adopted!.Selections);
    }

    [Fact]
    public void Curation_NothingRemains_IsNotUsed() =>
        Assert.Null(ContentCuratorAgent.Instance.Adopt(new([new("s2", "gone")], "Why."), Ids));

    [Fact]
    public void Favorite_StoryIsGone_IsNotUsed() =>
        Assert.Null(FavoriteSelectorAgent.Instance.Adopt(new FavoriteSelectorOutput("s2", "Gone", "Because."), Ids));

    [Fact]
    public void Media_SuggestionsFollowTheirStories()
    {
        var adopted = MediaEnhancerAgent.Instance.Adopt(new([new("s1", null, "A", ["a"]), new("s2", null, "B", ["b"])]), Ids);

        Assert.Equal("s2", Assert.Single(adopted!.Suggestions).StoryId);
    }
}
