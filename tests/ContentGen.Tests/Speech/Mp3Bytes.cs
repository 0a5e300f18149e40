namespace ContentGen.Tests.Speech;

/// <summary>Makes silent MP3 frames, byte by byte.</summary>
internal static class Mp3Bytes
{
    /// <summary>MPEG 2, 24 kHz, 48 kbit/s, mono: what Amazon Polly answers with. 576 samples, 24 ms, 144 bytes.</summary>
    public static byte[] AmazonPolly(int frames) => Frames(frames, 2, bitrateIndex: 6, sampleRateIndex: 1, length: 144);

    public static byte[] Frames(int count, int version, int bitrateIndex, int sampleRateIndex, int length, bool padded = false) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => Frame(version, bitrateIndex, sampleRateIndex, length, padded))];

    public static byte[] Frame(int version, int bitrateIndex, int sampleRateIndex, int length, bool padded = false)
    {
        var versionBits = version switch { 1 => 3, 2 => 2, _ => 0 };
        var frame = new byte[length];
        frame[0] = 0xFF;
        frame[1] = (byte)(0xE0 | versionBits << 3 | 1 << 1 | 1);
        frame[2] = (byte)(bitrateIndex << 4 | sampleRateIndex << 2 | (padded ? 2 : 0));
        frame[3] = 0xC0;
        return frame;
    }

    /// <summary>A frame like <see cref="AmazonPolly"/>'s with an Info tag and LAME's extension in it.</summary>
    public static byte[] InformationFrame(int encoderDelay)
    {
        var frame = AmazonPolly(1);
        "Info"u8.CopyTo(frame.AsSpan(4 + 9));
        var lame = frame.AsSpan(4 + 9 + 8);
        "LAME3.100"u8.CopyTo(lame);
        lame[21] = (byte)(encoderDelay >> 4);
        lame[22] = (byte)(encoderDelay << 4);
        return frame;
    }

    public static byte[] Id3Tag(int length) => [.. "ID3"u8, 4, 0, 0, 0, 0, (byte)(length >> 7), (byte)(length & 0x7F), .. new byte[length]];
}
