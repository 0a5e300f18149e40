namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// Silence as MP3. A frame whose side information is all zero declares no coded data, which decoders play as silence.
/// </summary>
internal static class SilentMp3
{
    public static byte[] Create(Mp3Format format, int frames, long firstIndex = 0)
    {
        using var stream = new MemoryStream();
        for (var index = firstIndex; index < firstIndex + frames; index++)
        {
            var isPadded = format.IsPadded(index);
            var frame = new byte[format.FrameLength + (isPadded ? 1 : 0)];
            format.WriteHeader(frame, isPadded);
            stream.Write(frame);
        }

        return stream.ToArray();
    }
}
