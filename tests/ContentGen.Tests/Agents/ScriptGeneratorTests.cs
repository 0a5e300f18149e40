using ContentGen.Agents.ScriptGenerator;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Tests.Agents;

public sealed class ScriptGeneratorTests
{
    private static readonly ScriptGeneratorInput Input = new(SampleNews.Stories, SampleNews.Monday);

    [Fact]
    public void Check_GoodScript_Accepted()
    {
        var (output, problems) = new ScriptGeneratorAgent().Read(Input, Script(wordsEach: 50));

        Assert.Empty(problems);
        Assert.Equal(5, output!.Sentences.Count);
    }

    [Theory]
    [InlineData(80, "248 words can be spoken; 264 to 356 are needed")]
    [InlineData(130, "398 words can be spoken; 264 to 356 are needed")]
    public void Check_LengthOutOfRange_Rejected(int wordsEach, string expected)
    {
        var summary = string.Join(' ', Enumerable.Repeat("word", 120));
        var input = Input with { Stories = [.. Input.Stories.Select(story => story with { Summary = summary })] };

        var (output, problems) = new ScriptGeneratorAgent().Read(input, Script(wordsEach));

        Assert.Null(output);
        Assert.Contains(expected, Assert.Single(problems));
    }

    [Theory]
    [InlineData("The moon is made of cheese.", "s99")]
    [InlineData("The moon is made of cheese.", "s1", "s99")]
    [InlineData("A claim of many words that names no story at all cannot be traced to anything.")]
    [InlineData("Shares fell by 40 percent.")]
    [InlineData("The mayor is dead.")]
    [InlineData("A comet will strike in 12 days.", "s2")]
    [InlineData("The mayor said: \"I was wrong.\"", "s3")]
    [InlineData("https://evil.example/ [applause]", "s1")]
    public void Check_UntraceableSentence_Dropped(string text, params string[] storyIds)
    {
        var script = Script(wordsEach: 60);
        var answer = new ScriptGeneratorAnswer([script.Sentences[0], new(text, storyIds), .. script.Sentences.Skip(1)]);

        var (output, problems) = new ScriptGeneratorAgent().Read(Input, answer);

        Assert.Empty(problems);
        Assert.Equal(script.Sentences.Select(sentence => sentence.Text), output!.Sentences.Select(sentence => sentence.Text));
        Assert.Equal(new ScriptGrounding(Sentences: 6, Grounded: 3, Dropped: 1), output.Grounding);
    }

    [Fact]
    public void Check_ClaimInGreetingAndGoodbye_FixedOnesInstead()
    {
        var script = Script(wordsEach: 60);
        ScriptSentence[] stories = [.. script.Sentences.Where(sentence => sentence.StoryIds.Count > 0)];
        var answer = new ScriptGeneratorAnswer([new("Hello, the mayor is dead.", []), .. stories, new("Vote for Smith.", [])]);

        var (output, _) = new ScriptGeneratorAgent().Read(Input, answer);

        Assert.Equal("Hello, and welcome to your news brief for Monday, November 23.", output!.Sentences[0].Text);
        Assert.Equal("That was your news brief; thank you for listening.", output.Sentences[^1].Text);
        Assert.Equal(new ScriptGrounding(Sentences: 5, Grounded: 3, Dropped: 2), output.Grounding);
    }

    [Fact]
    public void Check_ShortLink_Kept()
    {
        var script = Script(wordsEach: 60);
        var answer = new ScriptGeneratorAnswer([script.Sentences[0], new("Now to science.", []), .. script.Sentences.Skip(1)]);

        var (output, _) = new ScriptGeneratorAgent().Read(Input, answer);

        Assert.Equal("Now to science.", output!.Sentences[1].Text);
    }

    [Fact]
    public void Check_OneStoryLeftOut_Rejected()
    {
        var script = Script(wordsEach: 80);
        var answer = new ScriptGeneratorAnswer([.. script.Sentences.Where(sentence => !sentence.StoryIds.Contains("s3"))]);

        var (_, problems) = new ScriptGeneratorAgent().Read(Input, answer);

        Assert.Contains("2 different ones are too few; 3 are needed", Assert.Single(problems));
    }

    [Fact]
    public void Check_SingleStory_ShortScriptIsEnough()
    {
        var script = Script(wordsEach: 40);
        var input = Input with { Stories = [SampleNews.Stories[0]] };

        var (output, problems) = new ScriptGeneratorAgent().Read(input, script);

        Assert.Empty(problems);
        Assert.Equal(["s1"], output!.Sentences.SelectMany(sentence => sentence.StoryIds));
    }

    [Fact]
    public void Question_Limits_AreThoseOfTheRules()
    {
        var question = new ScriptGeneratorAgent().Question(SampleNews.Request, Input);

        Assert.Contains(
            "\"lengthAtMost\":356,\"lengthAimedAt\":310,\"lengthIn\":\"words\",\"style\":\"bulletin\"}", question, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_TwoPresenters_AreNamed()
    {
        var request = SampleNews.Request with { Voices = ["Joanna", "Matthew"], Style = BriefStyle.Conversation };

        var question = new ScriptGeneratorAgent().Question(request, Input);

        Assert.Contains("\"style\":\"conversation\",\"presenters\":[\"Joanna\",\"Matthew\"]", question);
    }

    /// <summary>A greeting and a goodbye of four words, and a sentence of the given length for each story.</summary>
    private static ScriptGeneratorAnswer Script(int wordsEach) => new(
    [
        new("Hello on this Monday.", []),
        .. SampleNews.Stories.Select(story => new ScriptSentence(string.Join(' ', Enumerable.Repeat("word", wordsEach)) + ".", [story.Id])),
        new("That was the news.", []),
    ]);

    [Fact]
    public void Script_Helper_HasTheWordsItSays() =>
        Assert.Equal(158, Script(50).Sentences.Sum(sentence => WordCount.Of(sentence.Text)));
}
