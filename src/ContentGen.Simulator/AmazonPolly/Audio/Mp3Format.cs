namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// MPEG-2 (and 2.5) Layer III, one channel, constant 48 kbit/s: the form of Amazon Polly's MP3. Covers 8000, 16000, 22050 and
/// 24000 Hz.
/// </summary>
internal sealed class Mp3Format(int sampleRate)
{
    public const int SamplesPerFrame = 576;
    public const int BitRate = 48_000;
    private const int HeaderLength = 4;
    // LAME's delay of 576 samples and the decoder's of 529 are two frames but for 47 samples.
    private const int DelayFrames = 2;

    private const byte BitRateIndex = 6;
    private const byte OneChannel = 0xC0;

    public int SampleRate { get; } = sampleRate;

    /// <summary>The number of frames nearest to a duration.</summary>
    public int Frames(double milliseconds) => (int)Math.Round(milliseconds * SampleRate / 1000 / SamplesPerFrame);

    /// <summary>
    /// Silence. A frame whose side information is all zero declares no coded data, which decoders play as silence.
    /// </summary>
    /// <param name="firstIndex">The index of the first frame in the file, which decides its padding.</param>
    public byte[] Silence(int frames, long firstIndex = 0)
    {
        using var stream = new MemoryStream();
        for (var index = firstIndex; index < firstIndex + frames; index++)
        {
            var isPadded = IsPadded(index);
            var frame = new byte[FrameLength + (isPadded ? 1 : 0)];
            WriteHeader(frame, isPadded);
            stream.Write(frame);
        }

        return stream.ToArray();
    }

    /// <summary>
    /// Brings encoded sound to an exact number of frames. Encoders add frames of their own at the ends; those at the beginning would
    /// make everything be heard later than the speech marks say.
    /// </summary>
    /// <returns>Null when the bytes are not the frames of this format.</returns>
    public byte[]? Trim(byte[] mp3, int frames)
    {
        var ends = FrameEnds(mp3).Take(DelayFrames + frames).ToList();
        if (ends.Count < DelayFrames || ends[^1] > mp3.Length)
        {
            return null;
        }

        var count = ends.Count - DelayFrames;
        return [.. mp3.AsSpan(ends[DelayFrames - 1]..ends[^1]), .. Silence(frames - count, count)];
    }

    /// <summary>Bytes of a frame without padding.</summary>
    private int FrameLength => SamplesPerFrame / 8 * BitRate / SampleRate;

    /// <summary>
    /// Whether the frame at an index carries one byte more. At 22050 Hz a frame is no whole number of bytes, and the padding
    /// keeps the average exact.
    /// </summary>
    private bool IsPadded(long index) => Remainder(index + 1) - Remainder(index) != FrameLength;

    private void WriteHeader(Span<byte> frame, bool isPadded)
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

    private IEnumerable<int> FrameEnds(byte[] mp3)
    {
        for (var at = 0; at + HeaderLength <= mp3.Length && mp3[at] == 0xFF && (mp3[at + 1] & 0xE0) == 0xE0;)
        {
            at += FrameLength + ((mp3[at + 2] >> 1) & 1);
            yield return at;
        }
    }
}
