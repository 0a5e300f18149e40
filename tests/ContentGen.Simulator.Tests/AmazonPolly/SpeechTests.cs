using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContentGen.Simulator.AmazonPolly.Audio;

namespace ContentGen.Simulator.Tests.AmazonPolly;

public sealed class SpeechTests : IAsyncLifetime
{
    private const string Ssml = "<speak><p>Mary had <break time=\"300ms\"/>a little <mark name=\"animal\"/>lamb &amp; a “dog”.</p><p>It cost $1,940 — really!</p></speak>";

    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData("24000")]
    [InlineData("22050")]
    [InlineData("16000")]
    [InlineData("8000")]
    public async Task SynthesizeSpeech_Mp3_LastsAsLongAsTheModelWithinAFrame(string sampleRate)
    {
        var request = Ask.ToSpeak(Ssml);
        request["TextType"] = "ssml";
        request["SampleRate"] = sampleRate;

        var answer = await _simulator.SpeakAsync(request);

        var mp3 = Mp3Reader.Read(answer.Body);
        var modelled = TimelineBuilder.Build(Ssml, isSsml: true).DurationMs;
        Assert.Equal("audio/mpeg", answer.Headers["Content-Type"]);
        Assert.Equal((int.Parse(sampleRate, CultureInfo.InvariantCulture), 1), (mp3.SampleRate, mp3.Channels));
        Assert.InRange(mp3.DurationMs, modelled - (576_000.0 / mp3.SampleRate), modelled + (576_000.0 / mp3.SampleRate));
    }

    [Theory]
    [InlineData("neural", "Joanna", 24000)]
    [InlineData("generative", "Ruth", 24000)]
    [InlineData("standard", "Joanna", 22050)]
    public async Task SynthesizeSpeech_WithoutSampleRate_TakesTheEnginesOwn(string engine, string voice, int expected)
    {
        var request = Ask.ToSpeak("Hello there.");
        (request["Engine"], request["VoiceId"]) = (engine, voice);

        var answer = await _simulator.SpeakAsync(request);

        Assert.Equal(expected, Mp3Reader.Read(answer.Body).SampleRate);
    }

    [Fact]
    public async Task SpeechMarks_Words_StandWhereTheirBytesAreAndIncreaseInTime()
    {
        var answer = await _simulator.SpeakAsync(Ask.ForMarks(Ssml, "word"));

        Assert.Equal("application/x-json-stream", answer.Headers["Content-Type"]);
        var marks = Marks(answer);
        var bytes = Encoding.UTF8.GetBytes(Ssml);
        Assert.Equal(
            ["Mary", "had", "<break time=\"300ms\"/>", "a", "little", "lamb", "&amp;", "a", "dog", "It", "cost", "$1,940", "really"],
            marks.Select(mark => Encoding.UTF8.GetString(bytes[Whole(mark, "start")..Whole(mark, "end")])));
        Assert.Equal("&", marks[6]["value"]!.ToString());
        Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.True(Whole(pair.First, "time") < Whole(pair.Second, "time")));
    }

    [Fact]
    public async Task SpeechMarks_Break_LastsAsLongAsItSays()
    {
        var without = Marks(await _simulator.SpeakAsync(Ask.ForMarks("<speak>one two</speak>", "word")));
        var with = Marks(await _simulator.SpeakAsync(Ask.ForMarks("<speak>one <break time=\"2s\"/>two</speak>", "word")));

        Assert.Equal(2000, Whole(with[^1], "time") - Whole(without[^1], "time"));
    }

    [Fact]
    public async Task SpeechMarks_SentencesAndSsml_AreGivenWhenAskedFor()
    {
        var marks = Marks(await _simulator.SpeakAsync(Ask.ForMarks(Ssml, "sentence", "ssml")));

        Assert.Equal(["sentence", "ssml", "sentence"], marks.Select(mark => mark["type"]!.ToString()));
        Assert.Equal("Mary had <break time=\"300ms\"/>a little <mark name=\"animal\"/>lamb &amp; a “dog”.", marks[0]["value"]!.ToString());
        Assert.Equal("animal", marks[1]["value"]!.ToString());
    }

    [Fact]
    public async Task SynthesizeSpeech_SameText_SoundsTheSame()
    {
        var first = await _simulator.SpeakAsync(Ask.ToSpeak("The same words."));
        var second = await _simulator.SpeakAsync(Ask.ToSpeak("The same words."));

        Assert.Equal(first.Body, second.Body);
        Assert.Equal("15", first.Headers["x-amzn-RequestCharacters"]);
    }

    [Fact]
    public async Task DescribeVoices_Neural_ListsThoseWithThatEngine()
    {
        var answer = await _simulator.SendAsync(
            TestSimulator.Signed(HttpMethod.Get, "/v1/voices?Engine=neural&LanguageCode=en-US", "polly"));

        var voices = answer.Json["Voices"]!.AsArray();
        Assert.Contains(voices, voice => voice!["Id"]!.ToString() == "Joanna");
        Assert.DoesNotContain(voices, voice => voice!["Id"]!.ToString() == "Patrick");
        Assert.All(voices, voice => Assert.Equal("en-US", voice!["LanguageCode"]!.ToString()));
    }

    [Fact]
    public async Task SynthesizeSpeech_SpokenByEspeak_LastsAsLongAsTheSilence()
    {
        Assert.SkipUnless(EspeakVoice.IsInstalled, "espeak-ng or ffmpeg is not installed.");
        await using var speaking = await TestSimulator.StartAsync(speech: SpeechSource.Auto);

        var spoken = await speaking.SpeakAsync(Ask.ToSpeak("Hello there. This is spoken."));
        var silent = await _simulator.SpeakAsync(Ask.ToSpeak("Hello there. This is spoken."));

        Assert.Equal(Mp3Reader.Read(silent.Body), Mp3Reader.Read(spoken.Body));
        Assert.NotEqual(silent.Body, spoken.Body);
    }

    [Fact]
    public async Task SynthesizeSpeech_Silence_IsAcceptedByFfprobe()
    {
        Assert.SkipUnless(PipedProcess.IsInstalled("ffprobe"), "ffprobe is not installed.");
        var answer = await _simulator.SpeakAsync(Ask.ToSpeak("Hello there. This is silent."));

        var duration = await ProbeAsync(answer.Body);

        Assert.InRange(duration * 1000, Mp3Reader.Read(answer.Body).DurationMs - 30, Mp3Reader.Read(answer.Body).DurationMs + 30);
    }

    private static async Task<double> ProbeAsync(byte[] mp3)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, mp3);
        using var probe = Process.Start(new ProcessStartInfo(
            "ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path])
        {
            RedirectStandardOutput = true,
        })!;
        var duration = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();
        File.Delete(path);
        return double.Parse(duration, CultureInfo.InvariantCulture);
    }

    private static List<JsonObject> Marks(Answer answer) =>
        [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static int Whole(JsonObject mark, string field) => mark[field]!.GetValue<int>();
}
