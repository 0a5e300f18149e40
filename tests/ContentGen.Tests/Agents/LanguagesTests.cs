using ContentGen.Agents;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.Phrases;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Tests.Agents;

/// <summary>Briefs without a model speak the language that they were asked for, and a model that does not is found out.</summary>
public sealed class LanguagesTests
{
    public static TheoryData<string> Languages => [.. BriefLanguage.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void FromStories_AnyLanguageOfBriefs_FramedInIt(string language)
    {
        var sentences = ScriptFallback.FromStories(SampleNews.Stories, SampleNews.Monday, BriefRequest.Default with { Language = language }).Sentences;

        var phrases = BriefPhrases.For(language);
        Assert.Equal(phrases.Greeting(SampleNews.Monday), sentences[0].Text);
        Assert.Equal(phrases.Goodbye, sentences[^1].Text);
        Assert.True(language == "en" || phrases != BriefPhrases.For("en"));
        var grounds = new Grounds(SampleNews.Stories, SampleNews.Monday, language);
        Assert.Equal(sentences.Select(sentence => sentence.Text), ScriptRules.Speakable(sentences, grounds).Select(sentence => sentence.Text));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void FromStories_NoneInAnyLanguageOfBriefs_InIt(string language)
    {
        var request = BriefRequest.Default with { Language = language };

        var script = ScriptFallback.FromStories([], SampleNews.Monday, request);

        var text = script.Sentences.Select(sentence => sentence.Text).ToList();
        Assert.Null(WrittenLanguage.OtherThan(language, text));
        Assert.True(language == "en" || WrittenLanguage.OtherThan("en", text) is not null, string.Join(' ', text));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Fallback_AnyLanguageOfBriefs_TipsOfItsOwn(string language)
    {
        var tips = Tips(language);

        Assert.Equal(3, tips.Count);
        Assert.Null(WrittenLanguage.OtherThan(language, tips.Select(tip => tip.Description)));
        Assert.True(language == "en" || tips[0] != Tips("en")[0]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void OtherThan_TheProductsOwnPhrases_TheirLanguageAndNoOther(string language)
    {
        var phrases = BriefPhrases.For(language);
        string[] own =
        [
            phrases.Greeting(SampleNews.Monday), phrases.Goodbye, phrases.ReportedEarlier, phrases.NothingNew, phrases.NoNews,
            phrases.NoNewsExplained, phrases.TryLater, phrases.NewestInCategory, phrases.NewestOfEachCategory, phrases.MostRelevant,
        ];
        string[] tips = [.. Tips(language).SelectMany(tip => new[] { tip.Title, tip.Description })];

        Assert.All(new[] { own, tips }, texts => Assert.All(BriefLanguage.All, asked =>
            Assert.Equal((asked, asked == language ? null : language), (asked, WrittenLanguage.OtherThan(asked, texts)))));
    }

    [Theory]
    [InlineData("de", "en", "The council has voted for the bridge, and work on it will start in the spring. It was not an easy night for those who live there.")]
    [InlineData("fr", "en", "The council has voted for the bridge, and work on it will start in the spring. It was not an easy night for those who live there.")]
    [InlineData("zh", "en", "The council has voted for the bridge, and work on it will start in the spring.")]
    [InlineData("en", "de", "Der Rat hat für die Brücke gestimmt, und die Arbeit an ihr beginnt im Frühling. Es war keine leichte Nacht für die Menschen, die dort sind.")]
    [InlineData("en", "zh", "市议会批准修理老桥，工程将于春天开始，居民表示欢迎这一决定。")]
    [InlineData("es", "pt", "A câmara não aprovou a ponte, mas o trabalho vai ser feito por uma empresa da cidade, e os moradores já foram avisados do que se passa.")]
    public void OtherThan_PlainlyAnotherLanguage_Named(string asked, string written, string text) =>
        Assert.Equal(written, WrittenLanguage.OtherThan(asked, [text]));

    [Theory]
    [InlineData("de", "Der Rat von Port Ellery meldet: The Bridge Is Open. Die Arbeit beginnt im Frühling, und sie ist nicht teuer.")]
    [InlineData("sv", "Rådet har röstat för bron, och arbetet ska inte börja före våren. Det är en lång väntan för den som bor där.")]
    [InlineData("en", "Hello.")]
    [InlineData("zh", "ChatGPT Enterprise、Microsoft Copilot 和 Google Gemini 是今天最值得关注的产品。")]
    [InlineData("zh", "“The Bridge Is Open Again” 是今天最受关注的一条消息，当地居民都在谈论它。")]
    [InlineData("zh", "Microsoft Copilot, Google Gemini")]
    [InlineData("ar", "Microsoft Copilot, Google Gemini")]
    [InlineData("en", "The company behind Weibo (微博) and Xiaohongshu (小红书), Tencent (腾讯) says it is not for sale.")]
    [InlineData("ja", "Anything at all is fine in a language that nobody knows here, because it cannot be told.")]
    public void OtherThan_TheLanguageOrNotSure_Null(string asked, string text) => Assert.Null(WrittenLanguage.OtherThan(asked, [text]));

    [Fact]
    public void Check_ScriptInAnotherLanguage_IsAProblem()
    {
        var answer = new ScriptGeneratorAnswer(ScriptFallback.FromStories(SampleNews.Stories, SampleNews.Monday, BriefRequest.Default).Sentences);
        var input = new ScriptGeneratorInput(SampleNews.Stories, SampleNews.Monday);

        var problems = ScriptGeneratorAgent.Instance.Check(answer, BriefRequest.Default with { Language = "nl" }, input).Problems;

        Assert.Contains(problems, problem => problem.Contains("write them in the language nl"));
    }

    [Fact]
    public void FromStories_OlderStory_SaysWhenItHappened()
    {
        var story = SampleNews.Stories[1] with { IsOlder = true };

        var sentences = ScriptFallback.FromStories([story], SampleNews.Monday, BriefRequest.Default).Sentences;

        Assert.Equal("City Post published this on Monday, November 23.", sentences[2].Text);
    }

    [Fact]
    public void Say_ModelsScriptOfAnOlderStory_GetsTheDateUnlessItHasIt()
    {
        var story = SampleNews.Stories[1] with { IsOlder = true };
        ScriptSentence[] without = [new("Hello.", []), new("A comet returns.", [story.Id]), new("It is bright.", [story.Id])];
        ScriptSentence[] with = [new("A comet returned on November 23.", [story.Id])];

        Assert.Equal(
            ["Hello.", "A comet returns.", "City Post published this on Monday, November 23.", "It is bright."],
            StoryRemarks.Say(without, [story], "en").Select(sentence => sentence.Text));
        Assert.Equal(with, StoryRemarks.Say(with, [story], "en"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void FromStories_StoryToldBefore_SaysSoInItsLanguage(string language)
    {
        Story[] stories = [SampleNews.Stories[0] with { IsRepeated = true }, SampleNews.Stories[1]];

        var sentences = ScriptFallback.FromStories(stories, SampleNews.Monday, BriefRequest.Default with { Language = language }).Sentences;

        var remark = BriefPhrases.For(language).ReportedEarlier;
        Assert.Equal(["s1"], Assert.Single(sentences, sentence => sentence.Text == remark).StoryIds);
        Assert.Equal((remark, remark[^1]), (sentences[2].Text, language == "zh" ? '。' : '.'));
        Assert.True(language == "en" || remark != BriefPhrases.For("en").ReportedEarlier);
        Assert.All(
            ScriptRules.Review(sentences, stories, SampleNews.Monday, language), reviewed => Assert.Null(reviewed.Problem));
        Assert.Equal(sentences, StoryRemarks.Say(sentences, stories, language));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void FromStories_AllToldBefore_SaysSoOnceInItsLanguage(string language)
    {
        Story[] stories = [.. SampleNews.Stories.Select(story => story with { IsRepeated = true })];

        var sentences = ScriptFallback.FromStories(stories, SampleNews.Monday, BriefRequest.Default with { Language = language }).Sentences;

        var phrases = BriefPhrases.For(language);
        Assert.Equal(phrases.NothingNew, sentences[1].Text);
        Assert.Single(sentences, sentence => sentence.Text == phrases.NothingNew);
        Assert.DoesNotContain(sentences, sentence => sentence.Text == phrases.ReportedEarlier);
        Assert.True(language == "en" || phrases.NothingNew != BriefPhrases.For("en").NothingNew);
        Assert.All(
            ScriptRules.Review(sentences, stories, SampleNews.Monday, language), reviewed => Assert.Null(reviewed.Problem));
        Assert.Equal(sentences, StoryRemarks.Say(sentences, stories, language));
    }

    [Fact]
    public void Say_ScriptThatToldOfEachStoryBefore_SaysItOnceByWhoeverBegins()
    {
        Story[] stories = [.. SampleNews.Stories.Take(2).Select(story => story with { IsRepeated = true })];
        var (remark, nothingNew) = (BriefPhrases.For("en").ReportedEarlier, BriefPhrases.For("en").NothingNew);
        ScriptSentence[] earlier =
        [
            new("Hello.", []) { Speaker = "Joanna" }, new("A bridge.", ["s1"]) { Speaker = "Matthew" }, new(remark, ["s1"]) { Speaker = "Matthew" },
            new("A comet.", ["s2"]) { Speaker = "Joanna" }, new("Goodbye.", []) { Speaker = "Matthew" },
        ];

        var said = StoryRemarks.Say(earlier, stories, "en");

        Assert.Equal(["Hello.", nothingNew, "A bridge.", "A comet.", "Goodbye."], said.Select(sentence => sentence.Text));
        Assert.Equal(("Matthew", "s1"), (said[1].Speaker, Assert.Single(said[1].StoryIds)));
    }

    [Fact]
    public void Check_ModelsScriptOfAStoryToldBefore_SaysSo()
    {
        Story[] stories = [.. SampleNews.Stories.Select(story => story with { IsRepeated = story.Id == "s2" })];
        var input = new ScriptGeneratorInput(stories, SampleNews.Monday);
        var answer = new ScriptGeneratorAnswer(
            ScriptFallback.FromStories(SampleNews.Stories, SampleNews.Monday, BriefRequest.Default).Sentences);

        var script = ScriptGeneratorAgent.Instance.Check(answer, BriefRequest.Default, input).Output!;

        var at = script.Sentences.Select(sentence => sentence.Text).ToList().IndexOf("We reported on this earlier.");
        Assert.Equal(["s2"], script.Sentences[at].StoryIds);
        Assert.Equal(script.Sentences.First(sentence => sentence.StoryIds.Contains("s2")), script.Sentences[at - 1]);
        Assert.Single(script.Sentences, sentence => sentence.Text == "We reported on this earlier.");
    }

    [Theory]
    [InlineData("Council approves the old bridge", "The council approves the old bridge.")]
    [InlineData("Council approves the old bridge", "Old bridge: council approves!")]
    public void FromStories_SummaryIsTheHeadlineAgain_SaidOnce(string title, string summary)
    {
        var story = SampleNews.Stories[0] with { Title = title, Summary = summary + " Work starts in the spring with nine new beams." };

        var texts = ScriptFallback.FromStories([story], SampleNews.Monday, BriefRequest.Default).Sentences.Select(sentence => sentence.Text).ToList();

        Assert.DoesNotContain(summary, texts);
        Assert.Contains("Work starts in the spring with nine new beams.", texts);
    }

    [Theory]
    [InlineData("Prices fell by 3 percent in May.", "Prices fell by 2 percent in May.")]
    [InlineData("The council approves the old bridge after nine hours of loud debate.", "Council approves the old bridge")]
    public void Says_SomethingMore_IsNotTheSame(string sentence, string earlier) => Assert.False(SameWords.Says(sentence, earlier));

    private static IReadOnlyList<WeekendTip> Tips(string language) => WeekendEventsAgent.Instance.StandIn(
        new(SampleNews.Stories, SampleNews.Monday), SampleNews.Request with { Language = language })!.Tips;
}
