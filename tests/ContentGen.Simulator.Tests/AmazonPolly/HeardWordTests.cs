using System.Text;
using ContentGen.Simulator.AmazonPolly.Audio;

namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>Whether words inside a sentence are heard when their marks say.</summary>
public sealed class HeardWordTests
{
    private const double ToleranceMs = 60;
    private const double Silence = 0.05;

    // Vowels and sonorants at the commas' sides, so that silence is heard nowhere else.
    private const string Pauses = "Nine million, many more, only seven, all in all, and no one, nearly.";
    private const string Reading = "It’s said that Dr. Okafor — who <mark name=\"m\"/>built it — paid $2.5 of the well-known U.S. money, <break time=\"300ms\"/>and 1,940 more &amp; 🙂 e.g. a <sub alias=\"World Wide Web\">WWW</sub>.";

    [Fact]
    public async Task SpeechMarks_AfterCommas_AreWhereSoundSetsInAgain()
    {
        SkipUnlessHeard();
        await using var simulator = await TestSimulator.StartAsync(speech: SpeechSource.Auto);

        var marks = await MarksAsync(simulator, Pauses);
        var sound = await Loudness.OfAsync((await simulator.SpeakAsync(Ask.ToSpeak(Pauses))).Body);

        var afterCommas = marks.Where(mark => Pauses[..mark.Start].EndsWith(", ", StringComparison.Ordinal)).ToList();
        double[] onsets = [.. sound.OnsetsAfter(Silence).Where(onset => onset * 1000 > afterCommas[0].TimeMs / 2)];
        Assert.Equal(Pauses.Count(character => character == ','), onsets.Length);
        Assert.All(afterCommas.Zip(onsets), pair => Assert.InRange(pair.First.TimeMs - (pair.Second * 1000), -ToleranceMs, ToleranceMs));
    }

    [Fact]
    public async Task SpeechMarks_InsideASentence_AreWhereTheRestOfItBegins()
    {
        SkipUnlessHeard();
        const string sentence = "The old ferry slowly carried many animals and seven women over a narrow river in a warm summer night";
        await using var simulator = await TestSimulator.StartAsync(speech: SpeechSource.Auto);

        var marks = await MarksAsync(simulator, sentence);

        // What the voice needs for the rest alone, counted from the end: a process a rest, where the simulator cuts one recording of all.
        var whole = await SpokenMsAsync(sentence);
        var utterance = TimelineBuilder.Build(sentence, isSsml: false).Utterances[0];
        double[] offsets = [.. await Task.WhenAll(marks.Skip(1).Select(async mark =>
            mark.TimeMs - utterance.EndMs + (await SpokenMsAsync(
                sentence[mark.Start..]) / whole * (utterance.EndMs - utterance.StartMs))))];
        Assert.InRange(offsets.Count(offset => Math.Abs(offset) <= ToleranceMs), 0.75 * offsets.Length, offsets.Length);
    }

    [Fact]
    public async Task SpeechMarks_NumbersAbbreviationsAndSigns_AreTheSameWordsInOrderAndTheSameAgain()
    {
        SkipUnlessHeard();
        const string ssml = $"<speak>{Reading}</speak>";
        await using var simulator = await TestSimulator.StartAsync(speech: SpeechSource.Auto);

        var first = await simulator.SpeakAsync(Ask.ForMarks(ssml, "word", "sentence", "ssml"));
        var second = await simulator.SpeakAsync(Ask.ForMarks(ssml, "word", "sentence", "ssml"));

        Assert.Equal(first.Text, second.Text);
        var heard = Read(first);
        var modelled = TimelineBuilder.Build(ssml, isSsml: true);
        Assert.Equal(modelled.Marks.Select(mark => (mark.Start, mark.Value)), heard.Select(mark => (mark.Start, mark.Value)));
        var words = heard.Where(mark => mark.Type == "word").ToList();
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.TimeMs < pair.Second.TimeMs));
        Assert.InRange(words[^1].TimeMs, 0, modelled.DurationMs);
        Assert.Equal(words.Single(word => word.Value == "built").TimeMs, heard.Single(mark => mark.Type == "ssml").TimeMs);
    }

    private static void SkipUnlessHeard() => Assert.SkipUnless(EspeakVoice.IsInstalled, "espeak-ng or ffmpeg is not installed.");

    private static async Task<double> SpokenMsAsync(string text)
    {
        var wav = await PipedProcess.RunAsync(
            "espeak-ng", ["-v", "en-us+f2", "-z", "--stdin", "--stdout"], Encoding.UTF8.GetBytes(text), CancellationToken.None);
        return PcmCanvas.Milliseconds(PcmCanvas.ReadWav(wav!));
    }

    private static async Task<List<SpeechMark>> MarksAsync(TestSimulator simulator, string text)
    {
        var request = Ask.ForMarks(text, "word");
        request["TextType"] = "text";
        return Read(await simulator.SpeakAsync(request));
    }

    private static List<SpeechMark> Read(Answer answer) =>
        [.. answer.Text.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Select(mark => new SpeechMark(
            mark["time"]!.GetValue<int>(), mark["type"]!.ToString(), mark["start"]!.GetValue<int>(), mark["end"]!.GetValue<int>(), mark["value"]!.ToString()))];
}
