using ContentGen.Failures;
using ContentGen.Speech;
using ContentGen.Speech.Mpeg;
using ContentGen.Speech.Timing;
using CsCheck;

namespace ContentGen.Tests.Speech;

public sealed class SpeechRecordingTests
{
    [Fact]
    public void Add_OneChunk_EndsWordsAtTheNextStartAndTheLastWithTheChunk()
    {
        var recording = new SpeechRecording();

        recording.Add(Audio(seconds: 1.2), [Word(6, "Good"), Word(250, "morning"), Word(900, "all")]);

        Assert.Equal([new("Good", 0.006, 0.25), new("morning", 0.25, 0.9), new("all", 0.9, 1.2)], recording.Words);
    }

    [Fact]
    public void Add_MarksThatAreNoWords_AreNeverWords()
    {
        var recording = new SpeechRecording();

        recording.Add(
            Audio(seconds: 2),
            [
                new(0, "sentence", "Hi <there>"), new(0, "ssml", "p1"), Word(10, "Hi"), Word(300, "<break time=\"300ms\"/>"),
                new(300, "viseme", "p"), Word(310, "—"), Word(600, "AT&amp;T"), Word(900, "&lt;"),
            ]);

        Assert.Equal(["Hi", "AT&T", "<"], recording.Words.Select(word => word.Word));
    }

    [Fact]
    public void Add_SeveralChunks_MovesWordsByTheAudioBeforeThem()
    {
        var recording = new SpeechRecording();

        recording.Add(Audio(seconds: 10.008), [Word(0, "one"), Word(9000, "two")]);
        recording.Add(Audio(seconds: 5.016), [Word(100, "three")]);
        recording.Add(Audio(seconds: 1), [Word(0, "four")]);

        Assert.Equal(
            [new("one", 0, 9), new("two", 9, 10.008), new("three", 10.108, 15.024), new("four", 15.024, 16.024)],
            recording.Words);
        Assert.Equal(16.024, recording.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void Add_DeclaredLeadIn_MovesTheChunksWords()
    {
        var recording = new SpeechRecording();

        recording.Add(Audio(seconds: 1) with { LeadIn = TimeSpan.FromMilliseconds(46) }, [Word(0, "one")]);

        Assert.Equal(new WordTiming("one", 0.046, 1), Assert.Single(recording.Words));
    }

    [Fact]
    public void Add_MarksThatStandStillOrEndLate_StayInStrictOrder()
    {
        var recording = new SpeechRecording();

        recording.Add(Audio(seconds: 1), [Word(0, "a"), Word(0, "b"), Word(500, "c"), Word(1000, "d"), Word(1010, "e")]);

        Assert.Equal([0, 0.001, 0.5, 0.998, 0.999], recording.Words.Select(word => word.Start));
        Assert.Equal(1, recording.Words[^1].End);
    }

    [Fact]
    public void Add_MarksFarBehindTheAudio_IsRefused()
    {
        var recording = new SpeechRecording();

        var failure = Assert.Throws<InvalidOutputException>(() => recording.Add(Audio(seconds: 1), [Word(0, "a"), Word(5000, "b")]));

        Assert.Contains("cut off", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_AnyMarksWithinTheAudio_KeepsWordsInOrderWithinTheirChunk()
    {
        var chunk = Gen.Select(Gen.Double[0.5, 60], Gen.Int[0, 60_000].Array[0, 40]);
        chunk.Array[1, 8].Sample(chunks =>
        {
            var recording = new SpeechRecording();
            foreach (var (seconds, times) in chunks)
            {
                recording.Add(
                    Audio(seconds), [.. times.Select(time => time % (int)(seconds * 1000)).Order().Select(time => Word(time, "w"))]);
            }

            Assert.Equal(chunks.Sum(item => item.Item2.Length), recording.Words.Count);
            Assert.All(recording.Words, word => Assert.True(word.Start < word.End));
            Assert.All(recording.Words.Zip(recording.Words.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.True(recording.Words.Count == 0 || recording.Words[^1].End <= recording.Duration.TotalSeconds + 0.001);
        });
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"time\":1}")]
    [InlineData("{\"time\":-5,\"type\":\"word\",\"value\":\"x\"}")]
    public void Read_LineThatIsNoMark_IsRefused(string line)
    {
        var failure = Assert.Throws<InvalidOutputException>(() => SpeechMark.Read(System.Text.Encoding.UTF8.GetBytes(line)));

        Assert.Contains(line, failure.Message, StringComparison.Ordinal);
    }

    private static Mp3Audio Audio(double seconds) => new(default, TimeSpan.FromSeconds(seconds), TimeSpan.Zero);

    private static SpeechMark Word(long time, string value) => new(time, "word", value);
}
