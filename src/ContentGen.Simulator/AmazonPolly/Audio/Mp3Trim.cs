namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Brings encoded sound to an exact number of frames. Encoders add a frame or two of their own at the ends.</summary>
internal static class Mp3Trim
{
    /// <summary>Null when the bytes are not the frames of this format.</summary>
    public static byte[]? ToFrames(byte[] mp3, Mp3Format format, int frames)
    {
        var position = 0;
        var count = 0;
        for (; count < frames && position + Mp3Format.HeaderLength <= mp3.Length; count++)
        {
            if (mp3[position] != 0xFF || (mp3[position + 1] & 0xE0) != 0xE0)
                return null;
            position += format.FrameLength + ((mp3[position + 2] >> 1) & 1);
        }

        return position <= mp3.Length ? [.. mp3.AsSpan(0, position), .. SilentMp3.Create(format, frames - count, count)] : null;
    }
}
