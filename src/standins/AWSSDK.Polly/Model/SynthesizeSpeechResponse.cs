using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>The speech as it arrives. Disposing closes <see cref="AudioStream"/>.</summary>
public class SynthesizeSpeechResponse : AmazonWebServiceResponse, IDisposable
{
    private bool _disposed;

    /// <summary>Audio, or speech marks as one JSON object a line.</summary>
    public Stream AudioStream { get; set; }

    public string ContentType { get; set; }

    /// <summary>Billed characters.</summary>
    public int? RequestCharacters { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            AudioStream?.Dispose();
            AudioStream = null;
        }

        _disposed = true;
    }
}
