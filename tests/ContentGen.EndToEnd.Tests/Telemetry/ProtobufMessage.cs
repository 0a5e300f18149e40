using System.Buffers.Binary;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>The fields of one protobuf message, as far as OTLP needs them.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[ReadField(bytes)..];
        }
    }

    public IEnumerable<ProtobufMessage> Messages(params int[] path) => path.Length == 1
        ? Bytes(path[0]).Select(bytes => new ProtobufMessage(bytes))
        : Messages(path[0]).SelectMany(message => message.Messages(path[1..]));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).FirstOrDefault().Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).FirstOrDefault().Span);

    /// <summary>Null when the field is not there.</summary>
    public ulong? Number(int field) => _fields.Where(one => one.Field == field).Select(one => (ulong?)one.Number).FirstOrDefault();

    private IEnumerable<ReadOnlyMemory<byte>> Bytes(int field) => _fields.Where(one => one.Field == field).Select(one => one.Bytes);

    private int ReadField(ReadOnlyMemory<byte> bytes)
    {
        var (tag, at) = Varint(bytes.Span, 0);
        var field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                (var number, at) = Varint(bytes.Span, at);
                _fields.Add((field, number, default));
                return at;
            case 1:
                _fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[at..]), default));
                return at + sizeof(ulong);
            case 2:
                (var length, at) = Varint(bytes.Span, at);
                _fields.Add((field, 0, bytes.Slice(at, (int)length)));
                return at + (int)length;
            case 5:
                _fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]), default));
                return at + sizeof(uint);
            default:
                throw new InvalidDataException($"Field {field} has wire type {tag & 7}.");
        }
    }

    private static (ulong Value, int Next) Varint(ReadOnlySpan<byte> bytes, int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = bytes[at++];
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80)
            {
                return (value, at);
            }
        }
    }
}
