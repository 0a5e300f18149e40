using System.Buffers.Binary;
using System.Text;

namespace DurableTask.Sqlite.Codec;

/// <summary>Writes the primitives of the file format into a buffer that grows: short numbers, UTF-8 text, times in ticks.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[256];
    private int _length;

    public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();

    public void Clear() => _length = 0;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number whose absolute value is usually small; −1 takes one byte.</summary>
    public void Int(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        while (zigzag >= 0x80)
        {
            Byte((byte)(zigzag | 0x80));
            zigzag >>= 7;
        }

        Byte((byte)zigzag);
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Int(-1);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(value);
        Int(size);
        Encoding.UTF8.GetBytes(value, Reserve(size));
    }

    /// <summary>A time to the tick; local times become UTC, the other two kinds are kept.</summary>
    public void Time(DateTime value)
    {
        var kept = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), kept.ToBinary());
    }

    public void OptionalTime(DateTime? value)
    {
        Bool(value.HasValue);
        if (value is { } time)
        {
            Time(time);
        }
    }

    public void Map(IDictionary<string, string>? value)
    {
        if (value is null)
        {
            Int(-1);
            return;
        }

        Int(value.Count);
        foreach (var (name, text) in value)
        {
            Text(name);
            Text(text);
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        var reserved = _buffer.AsSpan(_length, count);
        _length += count;
        return reserved;
    }
}

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
