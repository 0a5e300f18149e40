using ContentGen.Agents.ScriptGenerator;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Speech;

namespace ContentGen.Tests.Briefs;

public sealed class ChapterTests
{
    [Fact]
    public void Of_StoriesBehindAGreeting_AreChaptersInTheOrderOfTheScript()
    {
        var brief = Spoken(
            ("Good morning.", []), ("The bridge opens.", ["s2"]), ("It was shut.", ["s2"]), ("Now the weather.", []), ("It rains.", ["s1"]),
            ("Goodbye.", []));

        Assert.Equal(
            [(null, "Introduction", 0, 2), ("s2", "Bridge", 2, 11), ("s1", "Rain", 11, 20)],
            brief.Chapters.Select(chapter => (chapter.StoryId, chapter.Title, chapter.Start, chapter.End)));
    }

    [Fact]
    public void Of_NoGreeting_BeginsWithTheStoryAtZero()
    {
        var brief = Spoken(("The bridge opens.", ["s2"]), ("It rains there.", ["s1", "s2"]), ("It rains.", ["s1"]));

        Assert.Equal([("s2", 0), ("s1", 6)], brief.Chapters.Select(chapter => (chapter.StoryId, chapter.Start)));
    }

    [Fact]
    public void Of_WordsThatAreNotInTheScript_AreSkipped()
    {
        var brief = Spoken(("Good morning.", []), ("The bridge opens.", ["s2"]));
        var words = brief.WordTimings.ToArray();
        words[0] = words[0] with { Word = "Xylophone" };
        words[2] = words[2] with { Word = "Zebra" };

        var chapters = (brief with { WordTimings = words }).Chapters;

        Assert.Equal([(null, 0), ("s2", 3)], chapters.Select(chapter => (chapter.StoryId, chapter.Start)));
    }

    [Fact]
    public void Of_NothingOfTheScriptHeard_IsOneChapter()
    {
        var brief = Spoken(("Good morning.", [])) with { WordTimings = [new("Zebra", 0, 1)] };

        Assert.Equal(new Chapter(0, 20, null, "Introduction"), Assert.Single(brief.Chapters));
    }

    [Fact]
    public void Of_UnknownStory_IsNone()
    {
        var brief = Spoken(("Good morning.", []), ("A ghost speaks.", ["s9"]), ("The bridge opens.", ["s9", "s2"]));

        Assert.Equal([null, "s2"], brief.Chapters.Select(chapter => chapter.StoryId));
    }

    [Fact]
    public void Of_SilentOrUntimed_AreNone()
    {
        var brief = Spoken(("The bridge opens.", ["s2"]));

        Assert.Empty((brief with { Audio = null }).Chapters);
        Assert.Empty((brief with { WordTimings = [] }).Chapters);
    }

    [Fact]
    public void Introduction_IsInTheLanguageOfTheBrief()
    {
        var titles = BriefLanguage.All.Select(language =>
        {
            var brief = Spoken(("Good morning.", []));
            return (brief with { Request = brief.Request with { Language = language } }).Chapters[0].Title;
        });

        // French and English share a word.
        Assert.Equal(BriefLanguage.All.Count - 1, titles.Distinct().Count());
    }

    /// <summary>Each word takes a second; the audio is 20 seconds long.</summary>
    private static Brief Spoken(params (string Text, string[] Stories)[] sentences)
    {
        var brief = SampleBriefs.WithAudio();
        var words = sentences.SelectMany(sentence => sentence.Text.TrimEnd('.').Split(' '));
        return brief with
        {
            Audio = SampleBriefs.Audio with { DurationSeconds = 20 },
            NewsItems = [brief.NewsItems[0] with { Id = "s1", Title = "Rain" }, brief.NewsItems[0] with { Id = "s2", Title = "Bridge" }],
            Sentences = [.. sentences.Select(sentence => new ScriptSentence(sentence.Text, sentence.Stories))],
            WordTimings = [.. words.Select((word, at) => new WordTiming(word, at, at + 1))],
        };
    }
}
