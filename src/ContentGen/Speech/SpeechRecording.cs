using ContentGen.Failures;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Speech.Mpeg;
using ContentGen.Speech.Timing;

namespace ContentGen.Speech;

/// <summary>One MP3 and its word timings, put together chunk by chunk.</summary>
internal sealed class SpeechRecording
{
    private readonly MemoryStream _mp3 = new();
    private readonly WordTimeline _timeline = new();

    public BinaryData Mp3 => new(_mp3.ToArray());

    public IReadOnlyList<WordTiming> Words => _timeline.Words;

    public TimeSpan Duration => _timeline.Duration;

    public int BilledCharacters { get; private set; }

    /// <param name="audio">MP3 of the chunk.</param>
    /// <param name="marks">Speech marks made from the same SSML.</param>
    /// <exception cref="InvalidOutputException">The audio is no MP3, or the marks are not its.</exception>
    public void Add(SpeechAnswer audio, SpeechAnswer marks)
    {
        var mp3 = Mp3Reader.Read(audio.Content);
        if (mp3.Duration == TimeSpan.Zero)
        {
            throw new InvalidOutputException($"Amazon Polly answered with {audio.Content.Length} bytes that hold no MP3 audio.");
        }

        _timeline.Add(mp3, SpeechMarkReader.Read(marks.Content));
        _mp3.Write(mp3.Frames.Span);
        BilledCharacters += audio.BilledCharacters + marks.BilledCharacters;
    }
}
