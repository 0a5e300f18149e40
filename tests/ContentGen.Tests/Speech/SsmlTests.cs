using System.Xml.Linq;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Speech.Ssml;
using CsCheck;

namespace ContentGen.Tests.Speech;

public sealed class SsmlTests
{
    private static readonly SsmlStyle Style = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700));

    [Fact]
    public void Write_TwoParagraphs_PausesByRule()
    {
        var utterances = SpeechScript.Read(["Good morning.", "Here is the news.", "", "Rain & wind <today>."]);

        var ssml = SsmlDocument.Write(utterances, Style);

        Assert.Equal(
            "<speak><p><s>Good morning.</s><break time=\"300ms\" /><s>Here is the news.</s></p><break time=\"700ms\" />"
            + "<p><s>Rain &amp; wind &lt;today&gt;.</s></p></speak>",
            ssml);
    }

    [Fact]
    public void Write_ForeignNames_SpokenInTheirLanguage()
    {
        var names = ForeignNames.Of(
            new Dictionary<string, string[]> { ["fr-FR"] = ["Le Monde", "Macron", " "], ["de-DE"] = ["Le Mondes & Co"] });

        var ssml = SsmlDocument.Write(
            [new Utterance(
                "Macron told Le Monde, not Le Mondes & Co or a Macronist.",
                SpeechPause.None)], Style with { ForeignNames = names });

        Assert.Equal(
            "<speak><p><s><lang xml:lang=\"fr-FR\">Macron</lang> told <lang xml:lang=\"fr-FR\">Le Monde</lang>, not "
            + "<lang xml:lang=\"de-DE\">Le Mondes &amp; Co</lang> or a Macronist.</s></p></speak>",
            ssml);
    }

    [Theory]
    [InlineData("neural", true)]
    [InlineData("generative", false)]
    public void Style_ForeignNames_ForEnginesThatChangeTheirLanguageWithinASentence(string engine, bool expected)
    {
        var options = new AmazonPollyOptions { Engine = engine, ForeignNames = { ["fr-FR"] = ["Macron"] } };

        Assert.Equal(expected, SsmlStyle.Of(options).ForeignNames is not null);
    }

    [Theory]
    [InlineData("A break: <break time=\"9s\"/></s></speak>")]
    [InlineData("]]> <!-- --> <?x?> &amp; &#0;")]
    [InlineData("bell \u0007, mark \ufeff, noncharacter \uffff")]
    public void Write_HostileText_StaysText(string text)
    {
        var ssml = SsmlDocument.Write(SpeechScript.Read([text]), Style);

        var sentence = XDocument.Parse(ssml).Root!.Element("p")!.Element("s")!;
        Assert.Equal(SpeechText.Clean(text), sentence.Value);
        Assert.False(sentence.HasElements);
    }

    [Theory]
    [InlineData("one\u0000\u0007two", "onetwo")]
    [InlineData("  one \r\n\t two  ", "one two")]
    [InlineData("soft\u00adhyphen \u200bzero \u202eturned", "softhyphen zero turned")]
    [InlineData("“Quotes”, dashes — and ’s", "“Quotes”, dashes — and ’s")]
    public void Clean_Text_LeavesOutWhatCannotBeSpoken(string text, string clean)
    {
        Assert.Equal(clean, SpeechText.Clean(text));
    }

    [Fact]
    public void Clean_HalfOfASurrogatePair_IsLeftOut()
    {
        Assert.Equal("half pair", SpeechText.Clean("half \ud83d pair \ud83d\ude00 \udc00"));
    }

    [Fact]
    public void Read_ItemsWithNothingToSay_AreLeftOut()
    {
        var utterances = SpeechScript.Read(["—", "One.", "…", "Two.\n\nThree.", "\u200b"]);

        Assert.Equal(
            [
                new Utterance("One.", SpeechPause.Sentence),
                new Utterance("Two.", SpeechPause.Paragraph),
                new Utterance("Three.", SpeechPause.None),
            ],
            utterances);
    }

    [Fact]
    public void Write_AnyText_IsWellFormedAndPreserved()
    {
        Scripts.Any.Sample(script =>
        {
            var utterances = SpeechScript.Read(script);

            var document = XDocument.Parse(SsmlDocument.Write(utterances, Style), LoadOptions.PreserveWhitespace);

            Assert.Equal(utterances.Select(utterance => utterance.Text), document.Descendants("s").Select(sentence => sentence.Value));
            Assert.Equal(string.Concat(script.Select(Letters)), string.Concat(utterances.Select(utterance => Letters(utterance.Text))));
        });
    }

    private static string Letters(string text) =>
        string.Concat(SpeechText.Clean(text).EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit));
}
