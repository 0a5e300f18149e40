using System.Buffers;

namespace ContentGen.Speech.Mpeg;

/// <summary>
/// Reads an MP3 file frame by frame, constant or variable bit rate, so that its duration is counted rather than guessed. ID3 tags and
/// bytes that belong to no frame are skipped; a last frame that is cut off is left out; an information frame (Xing, Info, VBRI), which
/// carries no sound, is dropped.
/// </summary>
internal static class Mp3Reader
{
    /// <summary>No frames and a duration of zero when there is no audio in it.</summary>
    public static Mp3Audio Read(ReadOnlySpan<byte> file)
    {
        var frames = new ArrayBufferWriter<byte>(Math.Max(file.Length, 1));
        var (seconds, leadIn, position) = (0m, TimeSpan.Zero, 0);
        Mp3FrameHeader? before = null;
        while (TryFindFrame(file, ref position, before) is { } header)
        {
            var frame = file.Slice(position, header.Length);
            position += header.Length;
            before = header;
            if (Mp3InformationFrame.TryRead(frame, header) is { } declared)
            {
                leadIn = frames.WrittenCount == 0 ? declared : leadIn;
                continue;
            }

            frames.Write(frame);
            seconds += (decimal)header.Samples / header.SampleRate;
        }

        return new Mp3Audio(frames.WrittenMemory, TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)), leadIn);
    }

    private static Mp3FrameHeader? TryFindFrame(ReadOnlySpan<byte> file, ref int position, Mp3FrameHeader? before)
    {
        var expected = position;
        while (position <= file.Length - Mp3FrameHeader.Size)
        {
            var tag = Id3Tag.Length(file[position..]);
            if (tag == 0 && TryReadFrame(file[position..], position == expected ? before : null) is { } header)
            {
                return header;
            }

            position += Math.Max(tag, 1);
        }

        return null;
    }

    // Eleven set bits occur by chance, so a frame counts only beside another one, a tag or the end.
    private static Mp3FrameHeader? TryReadFrame(ReadOnlySpan<byte> file, Mp3FrameHeader? before)
    {
        if (Mp3FrameHeader.TryRead(file) is not { } header || header.Length > file.Length)
        {
            return null;
        }

        var rest = file[header.Length..];
        var isConfirmed = before?.SampleRate == header.SampleRate
            || rest.IsEmpty
            || Id3Tag.Length(rest) > 0
            || Mp3FrameHeader.TryRead(rest)?.SampleRate == header.SampleRate;
        return isConfirmed ? header : null;
    }
}

/// <summary>The audio of an MP3 file without its tags: the bytes of several can be joined into one valid file.</summary>
/// <param name="Frames">The frames' bytes, one after the other.</param>
/// <param name="Duration">What the frames decode to.</param>
/// <param name="LeadIn">
/// Silence at the beginning that the encoder declared and a decoder would have cut off, had the declaring tag stayed; zero when none
/// was declared. Times measured in the original sound are this much later in the joined file.
/// </param>
internal sealed record Mp3Audio(ReadOnlyMemory<byte> Frames, TimeSpan Duration, TimeSpan LeadIn);
