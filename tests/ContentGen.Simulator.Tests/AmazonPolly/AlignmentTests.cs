using System.Globalization;
using System.Text.RegularExpressions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Simulator.AmazonPolly.Audio;
using ContentGen.Speech;
using ContentGen.Speech.Ssml;

namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>
/// A long script through the app, the AWS client and HTTP, compared with what the simulated voice knows of itself, and with what can be
/// heard in the file.
/// </summary>
public sealed partial class AlignmentTests
{
    private const double ToleranceMs = 50;
    private const double LongPauseMs = 340;
    private const int SampleRate = 24000;

    [Theory]
    [InlineData("en", "Joanna")]
    [InlineData("de", "Vicki")]
    [InlineData("fr", "Lea")]
    public async Task Speak_TwelveThousandCharacters_WordsAndCaptionsLineUpWithTheAudio(string language, string voice)
    {
        await using var simulator = await TestSimulator.StartAsync();
        var script = SpokenScript.In(language);

        var recording = await Recording.MakeAsync(simulator.Server, language, script);

        var truth = Truth(script);
        Assert.True(script.Sum(sentence => sentence.Length) >= 12_000);
        Assert.True(truth.Chunks >= 5);
        Assert.Equal(voice, recording.Result.Voice);
        Assert.Equal(truth.Words.Select(word => word.Text), recording.Words.Select(word => word.Word));
        Assert.InRange(
            truth.Words.Zip(recording.Words, (spoken, word) => Math.Abs(spoken.OnsetMs - (word.Start * 1000))).Max(), 0, ToleranceMs);
        Assert.Equal(Mp3Reader.Read(recording.Mp3).DurationMs, recording.Result.DurationSeconds * 1000, 0.5);
        Assert.All(
            recording.Words.Zip(recording.Words.Skip(1)),
            pair => Assert.True(pair.First.Start < pair.First.End && pair.First.End <= pair.Second.Start));
        Assert.InRange(recording.Words[^1].End, 0, recording.Result.DurationSeconds + 0.001);
        AssertCues(recording, string.Join(' ', script));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    public async Task Speak_ByEspeak_SentencesAreHeardWhereTheirFirstWordsAre(string language)
    {
        Assert.SkipUnless(EspeakVoice.IsInstalled, "espeak-ng or ffmpeg is not installed.");
        await using var simulator = await TestSimulator.StartAsync(speech: SpeechSource.Auto);
        string[] script = [.. SpokenScript.In(language).Take(16)];

        var recording = await Recording.MakeAsync(simulator.Server, language, script);

        var sound = await Loudness.OfAsync(recording.Mp3);
        double[] offsets = [.. Truth(script).OnsetsAfterPauses
            .Select(onset => recording.Words.MinBy(word => Math.Abs(word.Start - onset))!.Start)
            .Select(start => sound.OnsetNear(start) - start)];
        Assert.True(offsets.Length >= 8, $"{offsets.Length} pauses");
        Assert.All(offsets, offset => Assert.InRange(offset * 1000, -ToleranceMs, ToleranceMs));
        Assert.InRange(Math.Abs(sound.Seconds - recording.Result.DurationSeconds) * 1000, 0, ToleranceMs);
    }

    // The model of the voice, chunk by chunk; each chunk's audio is the whole frames nearest to its length.
    private static SpokenTruth Truth(string[] script)
    {
        var format = new Mp3Format(SampleRate);
        var truth = new SpokenTruth([], [], 0);
        var startMs = 0.0;
        foreach (var chunk in SsmlChunks.Split(SpeechScript.Read(script), SsmlStyle.Of(new AmazonPollyOptions())))
        {
            var timeline = TimelineBuilder.Build(chunk.Ssml, isSsml: true);
            truth.Words.AddRange(timeline.Marks.Where(mark => mark.Type == "word" && mark.Value[0] != '<').Select(
                mark => (WebUtility.HtmlDecode(mark.Value), startMs + mark.TimeMs)));
            truth.OnsetsAfterPauses.AddRange(timeline.Utterances.Zip(timeline.Utterances.Skip(1))
                .Where(pair => pair.Second.StartMs - pair.First.EndMs >= LongPauseMs)
                .Select(pair => (startMs + pair.Second.StartMs) / 1000));
            startMs += format.Frames(timeline.DurationMs) * Mp3Format.SamplesPerFrame * 1000.0 / SampleRate;
            truth = truth with { Chunks = truth.Chunks + 1 };
        }

        return truth;
    }

    // Each cue begins and ends with words of the recording, and shows all of them in order.
    private static void AssertCues(Recording recording, string script)
    {
        var cues = Cue().Matches(Captions.ToWebVtt(recording.Words, script)).Select(cue => (
            Start: Seconds(cue.Groups["start"].Value), End: Seconds(cue.Groups["end"].Value), Text: WebUtility.HtmlDecode(
                cue.Groups["text"].Value))).ToList();

        Assert.All(cues, cue => Assert.Contains(recording.Words, word => Math.Abs(word.Start - cue.Start) <= 0.001));
        Assert.All(cues, cue => Assert.Contains(recording.Words, word => Math.Abs(word.End - cue.End) <= 0.001));
        Assert.All(cues.Zip(cues.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.All(
            cues.SelectMany(cue => cue.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            line => Assert.InRange(line.Length, 1, 42));
        Assert.Equal(
            Letters(string.Concat(recording.Words.Select(word => word.Word))), Letters(string.Concat(cues.Select(cue => cue.Text))));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static double Seconds(string time) => TimeSpan.ParseExact(time, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture).TotalSeconds;

    [GeneratedRegex(@"(?<start>[\d:.]{12}) --> (?<end>[\d:.]{12})\n(?<text>(?:.+\n)+)")]
    private static partial Regex Cue();

    private sealed record SpokenTruth(List<(string Text, double OnsetMs)> Words, List<double> OnsetsAfterPauses, int Chunks);
}
