using ContentGen.Simulator.AmazonPolly.Audio;

namespace ContentGen.Simulator.Tests.AmazonPolly;

public sealed class HeardTimesTests
{
    private const int Silence = PcmCanvas.SampleRate / 10;
    private const int Second = PcmCanvas.SampleRate;

    [Fact]
    public void At_WordsWithEvents_AreWhereTheVoiceSaysWithoutTheSilenceBefore()
    {
        var heard = Heard("one two three", new(1, 100), new(5, 300), new(9, 900));

        AssertTimes([1000, 1200, 1800], heard, "one two three");
    }

    [Fact]
    public void At_UtteranceSpokenFasterThanItsPlace_IsStretchedWithIt()
    {
        var heard = Heard(Utterance("one two", 1000, 3000), new(1, 100), new(5, 600));

        Assert.Equal(2000, heard.At(2000), 6);
        Assert.Equal(3000, heard.At(3000), 6);
    }

    [Fact]
    public void At_WordReadAsSeveral_BeginsWithItsFirst()
    {
        var heard = Heard("paid $2.5 a “well-known” dog", new(1, 100), new(6, 200), new(7, 350), new(8, 450), new(11, 600), new(14, 700), new(19, 750), new(26, 900));

        AssertTimes([1000, 1100, 1500, 1600, 1800], heard, "paid $2.5 a “well-known” dog");
    }

    [Fact]
    public void At_WordWithoutEvent_IsBetweenItsNeighbours()
    {
        var heard = Heard("one of the dogs", new(1, 100), new(5, 300), new(12, 700));

        AssertTimes([1000, 1200, 1400, 1600], heard, "one of the dogs");
    }

    [Fact]
    public void At_SurrogatePairsBefore_AreCountedAsOneCharacter()
    {
        var heard = Heard("🙂 🙂 dogs", new(1, 100), new(3, 300), new(5, 500));

        AssertTimes([1000, 1200, 1400], heard, "🙂 🙂 dogs");
    }

    [Theory]
    [InlineData(new[] { 5, 900, 9, 300, 13, 200 })]
    [InlineData(new[] { 5, 5000, 9, -40, 99, 500, 13, 1099 })]
    [InlineData(new[] { 13, 101, 5, 600, 9, 1098 })]
    [InlineData(new int[0])]
    public void At_EventsThatMakeNoSense_LeavesWordsInOrderAndInside(int[] events)
    {
        const string text = "one two six ten";

        var heard = Heard(text, [.. events.Chunk(2).Select(pair => new EspeakWord(pair[0], pair[1]))]);

        double[] times = [.. Utterance(text, 1000, 2000).Words.Select(word => heard.At(word.StartMs)), heard.At(2000)];
        Assert.Equal((1000, 2000), (times[0], times[^1]));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 9));
    }

    [Fact]
    public void At_EventsOfAnotherSound_KeepsTheModel()
    {
        var heard = new HeardTimes();
        heard.Add(Utterance("one two", 1000, 2000), Sound, new EspeakWords(Sound.Length + 1, [new(1, 100), new(5, 900)]));

        AssertTimes([1000, 1500], heard, "one two");
    }

    private static SpokenSound Sound => new(new short[Second], Silence, Second + Silence);

    private static HeardTimes Heard(string text, params EspeakWord[] words) => Heard(Utterance(text, 1000, 2000), words);

    private static HeardTimes Heard(Utterance utterance, params EspeakWord[] words)
    {
        var heard = new HeardTimes();
        heard.Add(utterance, Sound, new EspeakWords(Sound.Length, words));
        return heard;
    }

    // By the model all words last equally long.
    private static Utterance Utterance(string text, double startMs, double endMs)
    {
        int[] starts = [0, .. Enumerable.Range(1, text.Length - 1).Where(index => text[index - 1] == ' ')];
        return new(text, startMs, endMs, [.. starts.Select((start, index) => new UtteranceWord(start, startMs + ((endMs - startMs) * index / starts.Length)))]);
    }

    private static void AssertTimes(double[] expected, HeardTimes heard, string text)
    {
        var words = Utterance(text, 1000, 2000).Words;
        Assert.Equal(expected.Length, words.Count);
        Assert.All(expected.Zip(words), pair => Assert.Equal(pair.First, heard.At(pair.Second.StartMs), 6));
    }
}
