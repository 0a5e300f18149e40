using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

/// <summary>Reads one answer of HTTP/1.1 from a socket. Answers of 1xx are passed over.</summary>
internal sealed class ResponseReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    /// <summary>After an answer: whether the connection can carry another.</summary>
    public bool IsReusable { get; private set; }

    public async Task<RawResponse> ReadAsync(bool isHead, CancellationToken cancellationToken)
    {
        int status;
        List<(string Name, string Value)> headers;
        do
        {
            status = int.Parse((await LineAsync(cancellationToken)).Split(' ')[1], CultureInfo.InvariantCulture);
            headers = await HeadersAsync(cancellationToken);
        }
        while (status < 200);

        var response = new RawResponse(status, headers, []);
        var closes = "close".Equals(response.Header("Connection"), StringComparison.OrdinalIgnoreCase);
        var body = isHead || status is 204 or 304 ? [] : await BodyAsync(response, cancellationToken);
        IsReusable = !closes
            && (response.Header("Content-Length") is not null || response.Header("Transfer-Encoding") is not null || status is 204 or 304);
        return response with { Body = response.Header("Content-Encoding") is { } encoding ? Decompressed(body, encoding) : body };
    }

    private static byte[] Decompressed(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream(body);
        using Stream text = encoding == "br"
            ? new BrotliStream(compressed, CompressionMode.Decompress)
            : new GZipStream(compressed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        text.CopyTo(whole);
        return whole.ToArray();
    }

    private async Task<List<(string Name, string Value)>> HeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new List<(string, string)>();
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }
        return headers;
    }

    private async Task<byte[]> BodyAsync(RawResponse response, CancellationToken cancellationToken)
    {
        if (response.Header("Transfer-Encoding") is not null)
        {
            return await ChunksAsync(cancellationToken);
        }

        if (response.Header("Content-Length") is { } length)
        {
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }

        return [];
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellationToken)
    {
        var body = new List<byte>();
        while (int.Parse(await LineAsync(cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.AddRange(await BytesAsync(size, cancellationToken));
            await LineAsync(cancellationToken);
        }
        await LineAsync(cancellationToken);
        return [.. body];
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            if (_start == _end)
            {
                await FillAsync(cancellationToken);
            }

            var part = Math.Min(_end - _start, count - at);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(at));
            _start += part;
            at += part;
        }
        return bytes;
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end)
            {
                await FillAsync(cancellationToken);
            }

            var next = _buffer[_start++];
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        (_start, _end) = (0, await socket.ReceiveAsync(_buffer, SocketFlags.None, cancellationToken));
        if (_end == 0)
        {
            throw new EndOfStreamException();
        }
    }
}
