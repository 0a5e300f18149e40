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
