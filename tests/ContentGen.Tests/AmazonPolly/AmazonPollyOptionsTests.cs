using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Settings;
using ContentGen.Speech;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.AmazonPolly;

public sealed class AmazonPollyOptionsTests
{
    [Fact]
    public void Validate_Defaults_Pass()
    {
        Assert.Empty(CheckedOptions.FaultsOf(new AmazonPollyOptions()));
    }

    [Fact]
    public void Validate_BadValues_NamesTheSettings()
    {
        var options = new AmazonPollyOptions { Engine = "turbo", SampleRate = 44100, SentencePause = TimeSpan.FromMinutes(1) };

        var faults = CheckedOptions.FaultsOf(options);

        Assert.Equal(
            ["AmazonPolly:Engine", "AmazonPolly:SampleRate", "AmazonPolly:SentencePause"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Theory]
    [InlineData("en", null, "Joanna")]
    [InlineData("en", "Matthew", "Matthew")]
    [InlineData("de", null, "Vicki")]
    [InlineData("de", "Daniel", "Daniel")]
    [InlineData("eo", null, "Joanna")]
    public void For_LanguageAndVoice_PicksTheVoiceAskedForThenTheLanguages(string language, string? voice, string expected)
    {
        var speakers = Voices.Speakers();

        Assert.Equal(new Speaker(expected, "neural"), speakers.For(language, voice));
    }

    [Theory]
    [InlineData("Vicki", "neural", "de", "Vicki")]
    [InlineData("Daniel", "neural", "de", "Daniel")]
    [InlineData("Daniel", "neural", "en", "Joanna")]
    [InlineData("Joanna", "generative", "it", "Bianca")]
    [InlineData("Joanna", "standard", "sv", "Astrid")]
    [InlineData("Joanna", "long-form", "en", "Danielle")]
    [InlineData("Joanna", "long-form", "no", "Ida")]
    public void For_ConfiguredVoiceAndEngine_AVoiceOfTheLanguageThatKnowsTheEngine(
        string configured, string engine, string language, string expected)
    {
        var speakers = new SpeakerChoice(
            Options.Create(
                new ContentGenOptions { Voice = configured }), Options.Create(new AmazonPollyOptions { Engine = engine }), Voices.Table(engine));

        Assert.Equal(new Speaker(expected, engine), speakers.For(language, null));
    }

    [Fact]
    public void Voices_EveryLanguageOfBriefs_HasANeuralVoiceByDefault()
    {
        var voices = new AmazonPollyOptions().Voices;

        Assert.All(BriefLanguage.All, language => Assert.Contains(voices[language], Voices.Table().Of(language)));
    }

    [Theory]
    [InlineData("fr-FR", true)]
    [InlineData("arb", true)]
    [InlineData("en-GB-WLS", true)]
    [InlineData("French", false)]
    [InlineData("fr", false)]
    public void Validate_ForeignNames_UnderALanguageCode(string tag, bool expected)
    {
        var faults = CheckedOptions.FaultsOf(new AmazonPollyOptions { ForeignNames = { [tag] = ["Macron"] } });

        Assert.Equal(expected, faults.Count == 0);
    }
}
