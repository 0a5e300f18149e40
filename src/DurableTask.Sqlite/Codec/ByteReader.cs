using System.Buffers.Binary;
using System.Text;

namespace DurableTask.Sqlite.Codec;

/// <summary>Reads what <see cref="ByteWriter"/> wrote; an <see cref="InvalidDataException"/> says that the bytes end too early.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() != 0;

    public int Int() => (int)Long();

    public long Long()
    {
        ulong zigzag = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            zigzag |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            }
        }
    }

    public string? Text()
    {
        var size = Int();
        return size < 0 ? null : Encoding.UTF8.GetString(Take(size));
    }

    public DateTime Time() => DateTime.FromBinary(BinaryPrimitives.ReadInt64LittleEndian(Take(8)));

    public DateTime? OptionalTime() => Bool() ? Time() : null;

    public Dictionary<string, string>? Map()
    {
        var count = Int();
        if (count < 0)
        {
            return null;
        }

        var map = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
        {
            map[Text()!] = Text()!;
        }

        return map;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            throw new InvalidDataException("A record ends too early.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
