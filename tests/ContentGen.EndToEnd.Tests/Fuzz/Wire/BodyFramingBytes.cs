using System.Globalization;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

internal static class BodyFramingBytes
{
    /// <summary>Ends the head with the framing's headers and adds the body.</summary>
    public static byte[] Frame(this BodyFraming framing, StringBuilder head, byte[] body)
    {
        foreach (var header in Headers(framing, body.Length))
        {
            head.Append(header).Append("\r\n");
        }

        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Content(framing, body)];
    }

    private static IEnumerable<string> Headers(BodyFraming framing, int length) => framing switch
    {
        BodyFraming.Length => length == 0 ? [] : [Length(length)],
        BodyFraming.ShortBody => [Length(length + 1_000)],
        BodyFraming.HugeLength => [Length(99_999_999_999)],
        BodyFraming.NegativeLength => [Length(-1)],
        BodyFraming.TwoLengths => [Length(length), Length(length + 1)],
        BodyFraming.LengthAndChunked => [Length(length), "Transfer-Encoding: chunked"],
        _ => ["Transfer-Encoding: chunked"],
    };

    private static byte[] Content(BodyFraming framing, byte[] body) => framing switch
    {
        BodyFraming.Chunked or BodyFraming.LengthAndChunked => [.. Chunks(body), .. "0\r\n\r\n"u8],
        BodyFraming.MissingLastChunk => [.. Chunks(body)],
        BodyFraming.BrokenChunkSize => [.. "xyz\r\n"u8, .. body],
        BodyFraming.HugeChunkSize => [.. "FFFFFFFFFFFFFFFFF\r\n"u8, .. body],
        _ => body,
    };

    private static IEnumerable<byte> Chunks(byte[] body) => body.Chunk(700)
        .SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes(
            chunk.Length.ToString("X", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. chunk, .. "\r\n"u8]);

    private static string Length(long length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}");
}
