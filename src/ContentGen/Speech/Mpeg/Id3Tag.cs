using System.Buffers.Binary;

namespace ContentGen.Speech.Mpeg;

/// <summary>ID3 tags, of version 2 in front of the sound and of version 1 behind it.</summary>
internal static class Id3Tag
{
    private const int HeaderSize = 10;
    private const int Version1Size = 128;

    /// <summary>Length of the tag that begins at the first byte, at most all of them; 0 when none does.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= HeaderSize && bytes.StartsWith("ID3"u8))
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes[6..]);
            var footer = (bytes[5] & 0x10) != 0 ? HeaderSize : 0;
            return (int)Math.Min(bytes.Length, HeaderSize + SevenBitGroups(size) + footer);
        }

        return bytes.Length == Version1Size && bytes.StartsWith("TAG"u8) ? bytes.Length : 0;
    }

    /// <summary>The file without the tag in front of it.</summary>
    public static BinaryData Without(BinaryData file)
    {
        var bytes = file.ToMemory();
        return Length(bytes.Span) is var length and > 0 ? new BinaryData(bytes[length..]) : file;
    }

    private static uint SevenBitGroups(uint value) =>
        (value & 0x7F) | (value >> 1 & 0x3F80) | (value >> 2 & 0x1FC000) | (value >> 3 & 0xFE00000);
}
