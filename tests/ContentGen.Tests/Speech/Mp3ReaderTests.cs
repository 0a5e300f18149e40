using ContentGen.Speech.Mpeg;
using CsCheck;

namespace ContentGen.Tests.Speech;

public sealed class Mp3ReaderTests
{
    [Theory]
    [InlineData(1, 9, 0, 417, 1152.0 / 44100)]
    [InlineData(1, 14, 1, 960, 1152.0 / 48000)]
    [InlineData(1, 1, 2, 144, 1152.0 / 32000)]
    [InlineData(2, 6, 1, 144, 576.0 / 24000)]
    [InlineData(2, 6, 0, 156, 576.0 / 22050)]
    [InlineData(2, 14, 2, 720, 576.0 / 16000)]
    [InlineData(25, 4, 2, 288, 576.0 / 8000)]
    public void Read_FramesOfEachVersion_CountsTheirSamples(
        int version, int bitrateIndex, int sampleRateIndex, int length, double frameSeconds)
    {
        var file = Mp3Bytes.Frames(50, version, bitrateIndex, sampleRateIndex, length);

        var audio = Mp3Reader.Read(file);

        Assert.Equal(50 * frameSeconds, audio.Duration.TotalSeconds, 6);
        Assert.Equal(file, audio.Frames.ToArray());
    }

    [Fact]
    public void Read_VariableBitRateAndPadding_CountsEveryFrameOnce()
    {
        byte[] file =
        [
            .. Mp3Bytes.Frame(2, 6, 1, 144), .. Mp3Bytes.Frame(2, 2, 1, 48),
            .. Mp3Bytes.Frame(2, 10, 1, 289, padded: true), .. Mp3Bytes.Frame(2, 1, 1, 24),
        ];

        var audio = Mp3Reader.Read(file);

        Assert.Equal(4 * 0.024, audio.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void Read_TagsAndGarbage_SkipsWhatIsNoFrame()
    {
        var frames = Mp3Bytes.AmazonPolly(3);
        byte[] file = [.. Mp3Bytes.Id3Tag(300), .. frames, 0x00, 0xFF, 0xFB, 0x13, .. frames, .. "TAG"u8, .. new byte[125]];

        var audio = Mp3Reader.Read(file);

        Assert.Equal([.. frames, .. frames], audio.Frames.ToArray());
        Assert.Equal(6 * 0.024, audio.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void Read_LastFrameCutOff_LeavesItOut()
    {
        var file = Mp3Bytes.AmazonPolly(3);

        var audio = Mp3Reader.Read(file.AsSpan(0, file.Length - 10));

        Assert.Equal(2 * 0.024, audio.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void Read_InformationFrame_DropsItAndKeepsItsDelay()
    {
        var frames = Mp3Bytes.AmazonPolly(5);

        var audio = Mp3Reader.Read([.. Mp3Bytes.InformationFrame(encoderDelay: 576), .. frames]);

        Assert.Equal(frames, audio.Frames.ToArray());
        Assert.Equal((576 + 529) / 24000.0, audio.LeadIn.TotalSeconds, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ID3")]
    [InlineData("{\"message\":\"no audio here, but long enough to be searched\"}")]
    public void Read_NoAudio_HasNoDuration(string content)
    {
        var audio = Mp3Reader.Read(System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(TimeSpan.Zero, audio.Duration);
        Assert.True(audio.Frames.IsEmpty);
    }

    [Fact]
    public void Read_AnyBytes_EndsWithoutFailure()
    {
        Gen.Byte.Array[0, 2000].Sample(bytes => Mp3Reader.Read(bytes).Frames.Length <= bytes.Length, iter: 2000);
    }
}
