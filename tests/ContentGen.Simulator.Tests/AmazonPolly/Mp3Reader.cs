namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>Reads the frames of MPEG-2 and 2.5 Layer III, written apart from the code under test.</summary>
internal sealed record Mp3Reader(int Frames, int SampleRate, int Channels, double DurationMs)
{
    private static readonly int[] KilobitsPerSecond = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    public static Mp3Reader Read(byte[] mp3)
    {
        var (position, frames, rate, channels) = (0, 0, 0, 0);
        while (position < mp3.Length)
        {
            Assert.True(mp3[position] == 0xFF && (mp3[position + 1] & 0xE6) == 0xE2, $"no Layer III frame at byte {position}");
            var isVersion2 = (mp3[position + 1] & 0x18) == 0x10;
            rate = (isVersion2 ? new[] { 22050, 24000, 16000 } : [11025, 12000, 8000])[(mp3[position + 2] >> 2) & 3];
            channels = mp3[position + 3] >> 6 == 3 ? 1 : 2;
            position += (72 * KilobitsPerSecond[mp3[position + 2] >> 4] * 1000 / rate) + ((mp3[position + 2] >> 1) & 1);
            frames++;
        }

        Assert.Equal(mp3.Length, position);
        return new Mp3Reader(frames, rate, channels, frames * 576 * 1000.0 / rate);
    }
}
