using System.Buffers.Binary;

namespace ContentGen.Speech.Mpeg;

/// <summary>What the four bytes that begin a frame of layer III say, of MPEG 1, 2 or 2.5 (ISO/IEC 11172-3, 13818-3).</summary>
/// <param name="SampleRate">In hertz.</param>
/// <param name="Samples">Samples of each channel that the frame decodes to: 1152 (MPEG 1) or 576.</param>
/// <param name="Length">Length of the frame in bytes, header included.</param>
/// <param name="SoundOffset">Bytes before the sound: the header, its optional check sum, and the side information.</param>
internal readonly record struct Mp3FrameHeader(int SampleRate, int Samples, int Length, int SoundOffset)
{
    public const int Size = 4;

    private const uint Mpeg25 = 0;
    private const uint ReservedVersion = 1;
    private const uint Mpeg1 = 3;
    private const uint LayerThree = 1;
    private const uint Mono = 3;

    // Kilobits a second by index; 0 is "free format", which says nothing about the frame's length, and 15 is forbidden.
    private static readonly int[] Mpeg1Bitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2Bitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Mpeg1SampleRates = [44100, 48000, 32000];

    /// <summary>Null when no frame of the kind described begins at the first byte.</summary>
    public static Mp3FrameHeader? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(bytes, out var bits))
        {
            return null;
        }

        var (version, layer) = (bits >> 19 & 3, bits >> 17 & 3);
        var (bitrateIndex, sampleRateIndex) = ((int)(bits >> 12 & 15), (int)(bits >> 10 & 3));
        if (bits >> 21 != 0x7FF || version == ReservedVersion || layer != LayerThree
            || bitrateIndex is 0 or 15 || sampleRateIndex == 3 || (bits & 3) == 2)
        {
            return null;
        }

        var isMpeg1 = version == Mpeg1;
        var bitrate = (isMpeg1 ? Mpeg1Bitrates : Mpeg2Bitrates)[bitrateIndex] * 1000;
        var sampleRate = Mpeg1SampleRates[sampleRateIndex] / (isMpeg1 ? 1 : version == Mpeg25 ? 4 : 2);
        var samples = isMpeg1 ? 1152 : 576;
        var padding = (int)(bits >> 9 & 1);
        var checkSum = (bits >> 16 & 1) == 0 ? 2 : 0;
        var isMono = (bits >> 6 & 3) == Mono;
        var sideInformation = (isMpeg1, isMono) switch { (true, true) => 17, (true, false) => 32, (false, true) => 9, _ => 17 };
        return new(sampleRate, samples, samples / 8 * bitrate / sampleRate + padding, Size + checkSum + sideInformation);
    }
}

/// <summary>
/// The silent first frame in which encoders note a file's length (Xing, Info, VBRI) and, in LAME's extension, their delay.
/// </summary>
internal static class Mp3InformationFrame
{
    // Decoders of layer III are themselves 529 samples late; a declared encoder delay comes on top.
    private const int DecoderDelay = 529;
    private const int VbriOffset = Mp3FrameHeader.Size + 32;
    private const int DelayOffsetInLameTag = 21;

    /// <summary>The lead-in that the frame declares, zero when it declares none; null when it is a frame of sound.</summary>
    public static TimeSpan? TryRead(ReadOnlySpan<byte> frame, Mp3FrameHeader header)
    {
        var tag = Tail(frame, header.SoundOffset);
        if (!tag.StartsWith("Xing"u8) && !tag.StartsWith("Info"u8) && !Tail(frame, VbriOffset).StartsWith("VBRI"u8))
        {
            return null;
        }

        var lame = BinaryPrimitives.TryReadUInt32BigEndian(Tail(tag, 4), out var flags) ? Tail(tag, 8 + OptionalFields(flags)) : [];
        if (lame.Length < DelayOffsetInLameTag + 2 || !(lame.StartsWith("LAME"u8) || lame.StartsWith("Lav"u8)))
        {
            return TimeSpan.Zero;
        }

        var encoderDelay = lame[DelayOffsetInLameTag] << 4 | lame[DelayOffsetInLameTag + 1] >> 4;
        return TimeSpan.FromSeconds((double)(encoderDelay + DecoderDelay) / header.SampleRate);
    }

    // Frame count, byte count, seek table, quality: each present when its flag is set.
    private static int OptionalFields(uint flags) =>
        ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> bytes, int offset) => offset < bytes.Length ? bytes[offset..] : [];
}
