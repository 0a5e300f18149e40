using ContentGen.Simulator.AmazonPolly.Audio;

namespace ContentGen.Simulator.Tests.AmazonPolly;

public sealed class HeardTimesTests
{
    private const double SlowBeginningMs = 22;

    [Fact]
    public void At_RestsKnown_AreWhereTheRestBeginsToEndWithTheUtterance()
    {
        var heard = Heard("one two three", 1000, 800, 200);

        AssertTimes([1000, 1200 + SlowBeginningMs, 1800 + SlowBeginningMs], heard, "one two three");
    }

    [Fact]
    public void At_UtteranceSpokenFasterThanItsPlace_IsStretchedWithIt()
    {
        var heard = Heard(Utterance("one two", 1000, 3000), 500, 250);

        Assert.Equal(2000 + SlowBeginningMs, heard.At(2000), 6);
        Assert.Equal(3000, heard.At(3000), 6);
    }

    [Fact]
    public void At_RestWithoutRoom_IsBetweenItsNeighbours()
    {
        var heard = Heard("one of the dogs", 1000, 700, 2000, 300);

        AssertTimes([1000, 1300 + SlowBeginningMs, 1500 + SlowBeginningMs, 1700 + SlowBeginningMs], heard, "one of the dogs");
    }

    [Theory]
    [InlineData(1000, 100, 700, 800)]
    [InlineData(1000, -3000, 1040, 500)]
    [InlineData(1000, 999, 998, 2)]
    [InlineData(0, 0, 0, 0)]
    public void At_RestsThatMakeNoSense_LeavesWordsInOrderAndInside(params int[] rests)
    {
        const string text = "one two six ten";

        var heard = Heard(text, rests);

        double[] times = [.. Utterance(text, 1000, 2000).Words.Select(word => heard.At(word.StartMs)), heard.At(2000)];
        Assert.Equal((1000, 2000), (times[0], times[^1]));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 9));
    }

    [Theory]
    [InlineData]
    [InlineData(1000)]
    [InlineData(1000, 900, 800)]
    public void At_RestsOfOtherWords_KeepsTheModel(params int[] rests) => AssertTimes([1000, 1500], Heard("one two", rests), "one two");

    [Fact]
    public void PartLengths_SoundWithSilences_AreBetweenTheLongest()
    {
        short[] sound = [.. Sound(500), .. Silence(60), .. Sound(40), .. Silence(300), .. Sound(400), .. Silence(280), .. Sound(90)];

        Assert.Equal([600, 400, 90], PcmCanvas.PartLengths(sound, 3));
        Assert.Equal([sound.Length], PcmCanvas.PartLengths(sound, 1));
        Assert.Empty(PcmCanvas.PartLengths(sound, 5));
        Assert.Empty(PcmCanvas.PartLengths([], 2));
    }

    private static IEnumerable<short> Sound(int samples) => Enumerable.Repeat<short>(3000, samples);

    private static IEnumerable<short> Silence(int samples) => Enumerable.Repeat<short>(7, samples);

    private static HeardTimes Heard(string text, params int[] rests) => Heard(Utterance(text, 1000, 2000), rests);

    private static HeardTimes Heard(Utterance utterance, params int[] rests)
    {
        var heard = new HeardTimes();
        heard.Add(utterance, rests);
        return heard;
    }

    // By the model all words last equally long.
    private static Utterance Utterance(string text, double startMs, double endMs)
    {
        int[] starts = [0, .. Enumerable.Range(1, text.Length - 1).Where(index => text[index - 1] == ' ')];
        return new(
            text,
            startMs,
            endMs,
            [.. starts.Select((start, index) => new UtteranceWord(start, startMs + ((endMs - startMs) * index / starts.Length)))]);
    }

    private static void AssertTimes(double[] expected, HeardTimes heard, string text)
    {
        var words = Utterance(text, 1000, 2000).Words;
        Assert.Equal(expected.Length, words.Count);
        Assert.All(expected.Zip(words), pair => Assert.Equal(pair.First, heard.At(pair.Second.StartMs), 6));
    }
}
