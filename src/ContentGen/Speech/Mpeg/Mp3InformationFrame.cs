using System.Buffers.Binary;

namespace ContentGen.Speech.Mpeg;

/// <summary>The silent first frame in which encoders note a file's length (Xing, Info, VBRI) and, in LAME's extension, their delay.</summary>
internal static class Mp3InformationFrame
{
    // Decoders of layer III are themselves 529 samples late; a declared encoder delay comes on top.
    private const int DecoderDelay = 529;
    private const int VbriOffset = Mp3FrameHeader.Size + 32;
    private const int FlagsLength = 4;
    private const int DelayOffsetInLameTag = 21;

    public static bool IsOne(ReadOnlySpan<byte> frame, Mp3FrameHeader header)
    {
        var tag = Tail(frame, TagOffset(header));
        return tag.StartsWith("Xing"u8) || tag.StartsWith("Info"u8) || Tail(frame, VbriOffset).StartsWith("VBRI"u8);
    }

    public static TimeSpan ReadLeadIn(ReadOnlySpan<byte> frame, Mp3FrameHeader header)
    {
        var flags = Tail(frame, TagOffset(header) + FlagsLength);
        if (flags.Length < FlagsLength)
        {
            return TimeSpan.Zero;
        }

        var lame = Tail(flags, FlagsLength + OptionalFields(BinaryPrimitives.ReadUInt32BigEndian(flags)));
        if (lame.Length < DelayOffsetInLameTag + 2 || !(lame.StartsWith("LAME"u8) || lame.StartsWith("Lav"u8)))
        {
            return TimeSpan.Zero;
        }

        var encoderDelay = lame[DelayOffsetInLameTag] << 4 | lame[DelayOffsetInLameTag + 1] >> 4;
        return TimeSpan.FromSeconds((double)(encoderDelay + DecoderDelay) / header.SampleRate);
    }

    private static int TagOffset(Mp3FrameHeader header) =>
        Mp3FrameHeader.Size + (header.HasCheckSum ? 2 : 0) + header.SideInfoLength;

    // Frame count, byte count, seek table, quality: each present when its flag is set.
    private static int OptionalFields(uint flags) =>
        ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> bytes, int offset) => offset < bytes.Length ? bytes[offset..] : [];
}
