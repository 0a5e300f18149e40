using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Tests.Agents;

public sealed class SpeakerTurnsTests
{
    private static readonly string[] Two = ["Joanna", "Matthew"];

    [Fact]
    public void Assign_OnePresenter_NobodyIsNamed() =>
        Assert.All(SpeakerTurns.Assign([Said("a", "Joanna"), Said("b", "Matthew")], []), sentence => Assert.Null(sentence.Speaker));

    [Fact]
    public void Assign_BothSpeakInTheScript_TheScriptCounts()
    {
        var assigned = SpeakerTurns.Assign([Said("a", "matthew"), Said("b", null), Said("c", "Joanna"), Said("d", "Nobody")], Two);

        Assert.Equal(["Matthew", "Matthew", "Joanna", "Joanna"], assigned.Select(sentence => sentence.Speaker));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Joanna")]
    public void Assign_ScriptLetsOneSpeak_TheyTakeTurnsAtStoriesAndWithinLongOnes(string? speaker)
    {
        ScriptSentence[] script =
        [
            Said("Hello.", speaker), Said("One.", speaker, "s1"), Said("One more.", speaker, "s1"), Said("Now to science.", speaker), Said("Two.", speaker, "s2"),
            Said("Bye.", speaker),
        ];

        var assigned = SpeakerTurns.Assign(script, Two);

        Assert.Equal(["Joanna", "Joanna", "Matthew", "Matthew", "Joanna", "Joanna"], assigned.Select(sentence => sentence.Speaker));
        Assert.Equal(script.Select(sentence => sentence.Text), assigned.Select(sentence => sentence.Text));
    }

    private static ScriptSentence Said(string text, string? speaker, params string[] ids) => new(text, ids) { Speaker = speaker };
}
