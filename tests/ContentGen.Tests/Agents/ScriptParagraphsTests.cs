using ContentGen.Agents.ScriptGenerator;
using ContentGen.Speech.Ssml;

namespace ContentGen.Tests.Agents;

public sealed class ScriptParagraphsTests
{
    [Fact]
    public void Of_GreetingLinksStoriesGoodbye_PartedWhereTheStoryChanges()
    {
        ScriptSentence[] script =
        [
            new("Hello.", []), new("First.", []), new("Ferry.", ["s1"]), new(
                "More ferry.", ["s1"]), new("Next.", []), new("Comet.", ["s2"]),
            new("Comet and bridge.", ["s2", "s3"]), new("Bridge.", ["s3"]), new("Moss.", ["s4"]), new("Goodbye.", []),
        ];

        Assert.Equal(
            ["Hello.", "", "First.", "Ferry.", "More ferry.", "", "Next.", "Comet.", "Comet and bridge.", "Bridge.", "", "Moss.", "", "Goodbye."],
            ScriptParagraphs.Of(script));
    }

    [Fact]
    public void Of_Script_IsSpokenWithLongerPausesBetweenStories()
    {
        var utterances = SpeechScript.Read(
            ScriptParagraphs.Of([new("Hello.", []), new("Ferry.", ["s1"]), new("More.", ["s1"]), new("Bye.", [])]));

        Assert.Equal(
            [SpeechPause.Paragraph, SpeechPause.Sentence, SpeechPause.Paragraph, SpeechPause.None], utterances.Select(
                utterance => utterance.After));
    }

    [Fact]
    public void Of_NoStories_GreetingAndTheRest() =>
        Assert.Equal(["Hello.", "No news.", "Bye."], ScriptParagraphs.Of([new("Hello.", []), new("No news.", []), new("Bye.", [])]));
}
