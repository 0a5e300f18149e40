using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ContentGen.Storage;

/// <summary>
/// Reads one version of a blob from where it is read up to <see cref="End"/>, in one request as long as nobody seeks; what is not read is
/// not fetched.
/// </summary>
internal sealed class BlobStream(BlobClient blob, ETag version, long length) : Stream, IBoundedStream
{
    private Stream? _part;
    private long _position;

    public long End { get; set; } = length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = length;

    public override long Position
    {
        get => _position;
        set
        {
            if (value != _position)
            {
                _part?.Dispose();
                _part = null;
            }

            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = Math.Min(End, Length) - Position;
        if (left <= 0 || buffer.IsEmpty)
        {
            return 0;
        }

        _part ??= await OpenAsync(new HttpRange(Position, left), cancellationToken);
        var read = await _part.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task<Stream> OpenAsync(HttpRange range, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Range = range, Conditions = new() { IfMatch = version } };
        return (await blob.DownloadStreamingAsync(options, cancellationToken)).Value.Content;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _part?.Dispose();
        }

        base.Dispose(disposing);
    }
}
