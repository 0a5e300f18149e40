namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// Brings encoded sound to an exact number of frames. Encoders add frames of their own at the ends; those at the beginning would make
/// everything be heard later than the speech marks say.
/// </summary>
internal static class Mp3Trim
{
    // LAME's delay of 576 samples and the decoder's of 529 are two frames but for 47 samples.
    private const int DelayFrames = 2;

    /// <summary>Null when the bytes are not the frames of this format.</summary>
    public static byte[]? ToFrames(byte[] mp3, Mp3Format format, int frames)
    {
        var ends = FrameEnds(mp3, format).Take(DelayFrames + frames).ToList();
        if (ends.Count < DelayFrames || ends[^1] > mp3.Length)
        {
            return null;
        }

        var count = ends.Count - DelayFrames;
        return [.. mp3.AsSpan(ends[DelayFrames - 1]..ends[^1]), .. SilentMp3.Create(format, frames - count, count)];
    }

    private static IEnumerable<int> FrameEnds(byte[] mp3, Mp3Format format)
    {
        for (var position = 0; position + Mp3Format.HeaderLength <= mp3.Length && mp3[position] == 0xFF && (mp3[position + 1] & 0xE0) == 0xE0;)
        {
            position += format.FrameLength + ((mp3[position + 2] >> 1) & 1);
            yield return position;
        }
    }
}
