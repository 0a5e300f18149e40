using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ContentGen.Speech;
using CsCheck;

namespace ContentGen.Tests.Speech;

public sealed partial class CaptionsTests
{
    [Fact]
    public void ToWebVtt_Words_AreCuesOfTwoShortLines()
    {
        var words = Evenly("Good morning and welcome to the brief for this Monday which has many stories for you".Split(' '), 0.3);

        var file = Captions.ToWebVtt(words);

        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:04.800
            Good morning and welcome to the brief for
            this Monday which has many stories for you

            """,
            file);
    }

    [Fact]
    public void ToWebVtt_TwoSpeakers_EachCueNamesItsVoice()
    {
        WordTiming[] words =
        [
            new("Good", 0, 0.3) { Speaker = "Joanna" }, new("morning", 0.3, 0.6) { Speaker = "Joanna" },
            new("And", 0.6, 0.8) { Speaker = "Matthew" }, new("welcome", 0.8, 1.2) { Speaker = "Matthew" },
        ];

        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:00.600
            <v Joanna>Good morning

            00:00:00.600 --> 00:00:01.200
            <v Matthew>And welcome

            """,
            Captions.ToWebVtt(words));
    }

    [Fact]
    public void ToSubRip_PauseAfterAWord_BeginsANewCue()
    {
        WordTiming[] words = [new("Rain", 0, 0.3), new("tomorrow", 0.3, 2.5), new("Sun", 2.5, 2.8), new("today", 2.8, 3661.25)];

        var file = Captions.ToSubRip(words);

        Assert.Equal(
            """
            1
            00:00:00,000 --> 00:00:02,500
            Rain tomorrow

            2
            00:00:02,500 --> 01:01:01,250
            Sun today

            """,
            file);
    }

    [Fact]
    public void ToWebVtt_WithScript_RestoresPunctuationAndBreaksAtSentenceEnds()
    {
        var words = Evenly(["She", "said", "it", "works", "Shares", "of", "AT&T", "rose", "4.5", "today"], 0.3);

        var file = Captions.ToWebVtt(words, "She said: “it works!” Shares of AT&T rose 4.5% — today.");

        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.200
            She said: “it works!”

            00:00:01.200 --> 00:00:03.000
            Shares of AT&amp;T rose 4.5% today.

            """,
            file);
    }

    [Theory]
    [InlineData("大家|好|欢迎|收听|新闻|简报", "大家好，欢迎收听新闻简报。")]
    [InlineData("橋|の|修理|が|始まる", "橋の修理が始まる。")]
    [InlineData("苹果|发布|iPhone|新品", "苹果发布iPhone新品")]
    [InlineData("苹果|发布|iPhone|新品", "苹果发布 iPhone 新品")]
    [InlineData("시의회가|다리를|고친다", "시의회가 다리를 고친다.")]
    [InlineData("مرحبا|بكم|في|موجز|الأخبار", "مرحبا بكم في موجز الأخبار.")]
    public void ToWebVtt_AnyWriting_WordsJoinedAsInTheScript(string words, string script)
    {
        var cue = Assert.Single(Cues(Captions.ToWebVtt(Evenly(words.Split('|'), 0.2), script)));

        Assert.Equal(script, Assert.Single(cue.Lines));
    }

    [Fact]
    public void ToWebVtt_ChineseWithoutScript_NoSpaces() =>
        Assert.Equal("大家好欢迎收听新闻", Assert.Single(Cues(Captions.ToWebVtt(Evenly(["大家", "好", "欢迎", "收听", "新闻"], 0.2)))).Lines[0]);

    [Fact]
    public void ToWebVtt_NoWords_IsAnEmptyFile()
    {
        Assert.Equal("WEBVTT\n", Captions.ToWebVtt([]));
    }

    [Fact]
    public void ToWebVtt_AnyWords_KeepsLimitsOrderAndText()
    {
        Timings.Sample(words =>
        {
            var cues = Cues(Captions.ToWebVtt(words));

            Assert.All(cues, cue => Assert.InRange(cue.Lines.Length, 1, 2));
            Assert.All(cues.SelectMany(cue => cue.Lines), line => Assert.InRange(line.Length, 1, 42));
            Assert.All(cues, cue => Assert.True(cue.Start < cue.End));
            Assert.All(cues.Zip(cues.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.Equal(
                string.Concat(words.Select(word => word.Word)),
                string.Concat(cues.SelectMany(cue => cue.Lines)).Replace(" ", "", StringComparison.Ordinal));
        });
    }

    private static readonly Gen<WordTiming[]> Timings = Gen
        .Select(Gen.Char["abcAZ&<>-.,!?é東"].Array[1, 100].Select(letters => new string(letters)), Gen.Int[100, 3000])
        .Array[0, 60]
        .Select(items =>
        {
            var time = 0;
            return items.Select(item => new WordTiming(item.Item1, time / 1000.0, (time += item.Item2) / 1000.0)).ToArray();
        });

    private static WordTiming[] Evenly(IReadOnlyList<string> words, double seconds) =>
        [.. words.Select((word, index) => new WordTiming(word, index * seconds, (index + 1) * seconds))];

    private static List<(TimeSpan Start, TimeSpan End, string[] Lines)> Cues(string file) =>
        [.. file.Split("\n\n").Skip(1).Select(block =>
        {
            var lines = block.TrimEnd('\n').Split('\n');
            var times = TimeLine().Match(lines[0]).Groups;
            return (Time(times[1].Value), Time(times[2].Value), lines.Skip(1).Select(line => WebUtility.HtmlDecode(line)).ToArray());
        })];

    private static TimeSpan Time(string text) => TimeSpan.ParseExact(text, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(.+) --> (.+)$")]
    private static partial Regex TimeLine();
}
