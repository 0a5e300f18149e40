using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Requests;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A brief lasts as long as it was asked to, and two presenters take turns.</summary>
public sealed partial class LengthAndStyleTests(QuickApp quick) : IClassFixture<QuickApp>
{
    private readonly ServedApp _app = quick.Served;

    private static readonly Dictionary<string, string> Countries = new()
    {
        ["ar"] = "sa",
        ["en"] = "us",
        ["es"] = "mx",
        ["sv"] = "se",
        ["zh"] = "cn",
    };

    public static TheoryData<string, int> LanguagesAndMinutes
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (at, language) in BriefLanguage.All.Index())
            {
                rows.Add(language, 1 + (((at * 3) + 1) % BriefRequest.MostMinutes));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(LanguagesAndMinutes))]
    public async Task Minutes_OfEveryLanguage_AreMetByTheWordsOfTheScriptAndAllIsLive(string language, int minutes)
    {
        var brief = await MakeAsync(new { language, country = Countries.GetValueOrDefault(language, language), minutes, categories = new[] { "general", "business", "health", "sports" } });

        var rate = SpeechRate.Of(language);
        var spoken = rate.Count(Sentences(brief).Select(sentence => Text(sentence, "text"))) / (double)rate.PerMinute;
        var made = brief.GetProperty("sections").EnumerateObject().Where(section => section.Name != "headlines");
        Assert.All(made, section =>
            Assert.Equal((section.Name, "live"), (section.Name, Text(section.Value, "source"))));
        Assert.InRange(spoken, 0.85 * minutes, 1.15 * minutes);
        Assert.Equal(minutes, brief.GetProperty("minutes").GetInt32());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task Minutes_OfEnglish_AreThoseOfTheSound(int minutes)
    {
        var brief = await MakeAsync(new { minutes, categories = new[] { "general", "technology", "science", "entertainment" } });

        Assert.InRange(brief.GetProperty("audio").GetProperty("durationSeconds").GetDouble(), 0.85 * 60 * minutes, 1.15 * 60 * minutes);
    }

    [Fact]
    public async Task Minutes_ModelFails_FallbackIsNoLongerThanAsked()
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode = "error" } });
        var brief = await MakeAsync(new { minutes = 1, maxStories = 10, categories = new[] { "health", "sports" }, forceFresh = true });
        await _app.SetFaultsAsync(new { });
        using var reset = await _app.Http.PostAsync("api/circuit-breakers/bedrock/reset", null);

        var rate = SpeechRate.Of("en");
        Assert.Equal("derived", Text(brief.GetProperty("sections").GetProperty("script"), "source"));
        Assert.InRange(rate.Count(Sentences(brief).Select(sentence => Text(sentence, "text"))), 100, 1.15 * rate.PerMinute);
    }

    [Fact]
    public async Task TwoPresenters_AreHeardInTurnsWithoutGapsOrClipping()
    {
        Assert.SkipUnless(new[] { "ffmpeg", "ffprobe", "espeak-ng" }.All(IsInstalled), "ffmpeg or espeak-ng is not installed.");
        using var data = new TemporaryFolder();
        await using var app = await HostedApp.StartAsync(data.Path, AppSettings.QuickRetries, new() { Speech = SpeechSource.Auto });

        var runId = await app.StartRunAsync(
            new { minutes = 1, maxStories = 3, style = "conversation", voices = new[] { "Matthew", "Joanna" }, categories = new[] { "science" } });
        await app.FollowAsync(runId);
        var brief = await app.BriefAsync(runId);
        var words = brief.GetProperty("word_timings").EnumerateArray().ToList();
        var mp3 = Path.Combine(data.Path, "brief.mp3");
        await File.WriteAllBytesAsync(mp3, await app.Http.GetByteArrayAsync(Text(brief, "audioUrl")));
        var captions = await app.Http.GetStringAsync($"api/briefs/{runId}/transcript.vtt");

        Assert.Equal(("conversation", "COMPLETED"), (Text(brief, "style"), Text(brief, "status")));
        Assert.Equal(["Matthew", "Joanna"], brief.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()!));
        Assert.Equal(
            ["Joanna", "Matthew"], Sentences(brief).Select(sentence => Text(sentence, "speaker")).Distinct().Order(StringComparer.Ordinal));

        // Every word of every sentence is said by the sentence's speaker, in order, within the sound.
        var expected = Sentences(brief).SelectMany(
            sentence => WordPattern().Matches(Text(sentence, "text")).Select(_ => Text(sentence, "speaker"))).ToList();
        Assert.InRange(words.Count, expected.Count * 0.9, expected.Count * 1.1);
        Assert.Equal(Turns(expected), Turns(words.Select(word => Text(word, "speaker"))));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(Number(pair.First, "end") <= Number(pair.Second, "start") + 0.001));
        var duration = double.Parse(
            await RunAsync("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", mp3), CultureInfo.InvariantCulture);
        Assert.Equal(duration, brief.GetProperty("audio").GetProperty("durationSeconds").GetDouble(), 0.1);
        Assert.InRange(Number(words[^1], "end"), duration - 0.5, duration + 0.05);

        var measured = await RunAsync(
            "ffmpeg", "-hide_banner", "-i", mp3, "-af", "silencedetect=noise=-45dB:d=1,volumedetect", "-f", "null", "-");
        Assert.DoesNotContain("silence_start", measured, StringComparison.Ordinal);
        Assert.True(double.Parse(MaxVolume().Match(measured).Groups[1].Value, CultureInfo.InvariantCulture) < 0, measured);
        foreach (var speaker in new[] { "Matthew", "Joanna" })
        {
            Assert.Contains($"\n<v {speaker}>", captions, StringComparison.Ordinal);
        }

        var spoken = Sentences(brief).Sum(sentence => Text(sentence, "text").Length);
        Assert.InRange(brief.GetProperty("cost").GetProperty("characters").GetInt32(), 1.9 * spoken, 2.1 * spoken);
    }

    private async Task<JsonElement> MakeAsync(object request)
    {
        var runId = await _app.StartRunAsync(request);
        await _app.FollowAsync(runId);
        return await _app.BriefAsync(runId);
    }

    private static List<string> Turns(IEnumerable<string> speakers)
    {
        var turns = new List<string>();
        foreach (var speaker in speakers)
        {
            if (turns.Count == 0 || turns[^1] != speaker)
            {
                turns.Add(speaker);
            }
        }

        return turns;
    }

    private static bool IsInstalled(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <returns>What a program writes, on either stream.</returns>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await error;
    }

    private static IEnumerable<JsonElement> Sentences(JsonElement brief) => brief.GetProperty("sentences").EnumerateArray();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    [GeneratedRegex(@"[^\s—–]*[\p{L}\p{N}$€£%&][^\s—–]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"max_volume: (-?[\d.]+) dB")]
    private static partial Regex MaxVolume();
}
