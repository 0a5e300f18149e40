using ContentGen.Failures;
using ContentGen.Speech.Mpeg;

namespace ContentGen.Speech.Timing;

/// <summary>
/// Lines words up with an audio file that was made in chunks. Speech marks count from the start of their chunk, so each chunk's words
/// are moved by the duration of the chunks before it, as counted from their frames; there is no drift however many there are.
/// </summary>
internal sealed class WordTimeline
{
    private const long ToleranceMs = 1000;

    private readonly List<WordTiming> _words = [];
    private TimeSpan _duration;

    /// <summary>
    /// Starts increase strictly, by at least a millisecond; each word ends where the next one of its chunk starts, the last one with its
    /// chunk.
    /// </summary>
    public IReadOnlyList<WordTiming> Words => _words;

    public TimeSpan Duration => _duration;

    /// <exception cref="InvalidOutputException">The marks cannot belong to the audio: they go on long after its end.</exception>
    /// <param name="speaker">Voice id of who says the words; null where one voice speaks alone.</param>
    public void Add(Mp3Audio audio, IReadOnlyList<SpeechMark> marks, string? speaker = null)
    {
        var chunkStart = _duration;
        _duration += audio.Duration;
        var spoken = marks
            .Select(mark => (Word: mark.ToWord(), Start: Milliseconds(chunkStart + audio.LeadIn) + mark.Time))
            .Where(mark => mark.Word is not null)
            .ToList();
        var starts = InStrictOrder([.. spoken.Select(mark => mark.Start)], Milliseconds(chunkStart), Milliseconds(_duration));
        for (var index = 0; index < spoken.Count; index++)
        {
            _words.Add(new WordTiming(spoken[index].Word!, starts[index] / 1000.0, starts[index + 1] / 1000.0) { Speaker = speaker });
        }
    }

    // Marks that stand still, or lie behind the end of their audio by a rounding, are moved by as little as keeps the order strict.
    // The result has the chunk's end as its last element.
    private static long[] InStrictOrder(IReadOnlyList<long> starts, long chunkStart, long chunkEnd)
    {
        RequireToFit(starts, chunkStart, chunkEnd);
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

    private static void RequireToFit(IReadOnlyList<long> starts, long chunkStart, long chunkEnd)
    {
        if (starts.Count > 0 && (starts.Max() > chunkEnd + ToleranceMs || starts.Count >= chunkEnd - chunkStart))
        {
            throw new InvalidOutputException(
                $"Amazon Polly's speech marks go on for {starts.Max() - chunkStart} ms, its audio for {chunkEnd - chunkStart} ms;"
                + " the audio is cut off.");
        }
    }

    private static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);
}
