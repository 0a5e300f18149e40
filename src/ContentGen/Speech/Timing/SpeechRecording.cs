using ContentGen.Failures;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Speech.Mpeg;

namespace ContentGen.Speech.Timing;

/// <summary>
/// One MP3 and its word timings, put together chunk by chunk. Speech marks count from the start of their chunk, so each chunk's words
/// are moved by the duration of the chunks before it, as counted from their frames; there is no drift however many there are.
/// </summary>
internal sealed class SpeechRecording
{
    private const long ToleranceMs = 1000;

    private readonly MemoryStream _mp3 = new();
    private readonly List<WordTiming> _words = [];
    private int _billed;

    public BinaryData Mp3 => new(_mp3.ToArray());

    /// <summary>
    /// Starts increase strictly, by at least a millisecond; each word ends where the next one of its chunk starts, the last one with its
    /// chunk.
    /// </summary>
    public IReadOnlyList<WordTiming> Words => _words;

    public TimeSpan Duration { get; private set; }

    /// <summary>Charged for every answer, also for those of a recording that is never finished.</summary>
    public int BilledCharacters => _billed;

    /// <summary>Counts what an answer is charged for; several may come at once.</summary>
    public void Bill(SpeechAnswer answer) => Interlocked.Add(ref _billed, answer.BilledCharacters);

    /// <param name="marks">Speech marks made from the same SSML as the audio.</param>
    /// <param name="speaker">Voice id of who says the words; null where one voice speaks alone.</param>
    /// <exception cref="InvalidOutputException">The marks cannot belong to the audio: they go on long after its end.</exception>
    public void Add(Mp3Audio audio, IReadOnlyList<SpeechMark> marks, string? speaker = null)
    {
        var chunkStart = Duration;
        Duration += audio.Duration;
        var spoken = marks
            .Select(mark => (Word: mark.ToWord(), Start: Milliseconds(chunkStart + audio.LeadIn) + mark.Time))
            .Where(mark => mark.Word is not null)
            .ToList();
        var starts = InStrictOrder([.. spoken.Select(mark => mark.Start)], Milliseconds(chunkStart), Milliseconds(Duration));
        foreach (var (index, (word, _)) in spoken.Index())
        {
            _words.Add(new WordTiming(word!, starts[index] / 1000.0, starts[index + 1] / 1000.0) { Speaker = speaker });
        }

        _mp3.Write(audio.Frames.Span);
    }

    // Marks that stand still, or lie behind the end of their audio by a rounding, are moved by as little as keeps the order strict.
    // The result has the chunk's end as its last element.
    private static long[] InStrictOrder(IReadOnlyList<long> starts, long chunkStart, long chunkEnd)
    {
        if (starts.Count > 0 && (starts.Max() > chunkEnd + ToleranceMs || starts.Count >= chunkEnd - chunkStart))
        {
            throw new InvalidOutputException(
                $"Amazon Polly's speech marks go on for {starts.Max() - chunkStart} ms, its audio for {chunkEnd - chunkStart} ms;"
                + " the audio is cut off.");
        }

        long[] ordered = [.. starts, chunkEnd];
        for (var index = starts.Count - 1; index >= 0; index--)
        {
            ordered[index] = Math.Min(ordered[index], ordered[index + 1] - 1);
        }

        ordered[0] = Math.Max(ordered[0], chunkStart);
        for (var index = 1; index < ordered.Length; index++)
        {
            ordered[index] = Math.Max(ordered[index], ordered[index - 1] + 1);
        }

        return ordered;
    }

    private static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);
}
