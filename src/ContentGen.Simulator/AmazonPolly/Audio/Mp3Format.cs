namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// MPEG-2 (and 2.5) Layer III, one channel, constant 48 kbit/s: the form of Amazon Polly's MP3. Covers 8000, 16000, 22050 and
/// 24000 Hz.
/// </summary>
internal sealed class Mp3Format(int sampleRate)
{
    public const int SamplesPerFrame = 576;
    public const int BitRate = 48_000;
    public const int HeaderLength = 4;
    private const byte BitRateIndex = 6;
    private const byte OneChannel = 0xC0;

    public int SampleRate { get; } = sampleRate;

    /// <summary>The number of frames nearest to a duration.</summary>
    public int Frames(double milliseconds) => (int)Math.Round(milliseconds * SampleRate / 1000 / SamplesPerFrame);

    /// <summary>Bytes of a frame without padding.</summary>
    public int FrameLength => SamplesPerFrame / 8 * BitRate / SampleRate;

    /// <summary>
    /// Whether the frame at an index carries one byte more. At 22050 Hz a frame is no whole number of bytes, and the padding
    /// keeps the average exact.
    /// </summary>
    public bool IsPadded(long index) => Remainder(index + 1) - Remainder(index) != FrameLength;

    public void WriteHeader(Span<byte> frame, bool isPadded)
    {
        frame[0] = 0xFF;
        frame[1] = (byte)(SampleRate == 8000 ? 0xE3 : 0xF3);
        frame[2] = (byte)((BitRateIndex << 4) | (RateIndex << 2) | (isPadded ? 2 : 0));
        frame[3] = OneChannel;
    }

    private int RateIndex => SampleRate switch
    {
        22050 => 0,
        24000 => 1,
        _ => 2,
    };

    private long Remainder(long index) => index * SamplesPerFrame / 8 * BitRate / SampleRate;
}
