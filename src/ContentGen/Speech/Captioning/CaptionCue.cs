namespace ContentGen.Speech.Captioning;

/// <summary>Text shown for a while: words of one speaker that start within six seconds, in one or two lines of whole words.</summary>
internal sealed class CaptionCue(CaptionWord first)
{
    /// <summary>Most characters in a line.</summary>
    public const int LineLength = 42;

    private const int MostLines = 2;
    private const long LongestReadingMs = 6000;

    private readonly List<string> _lines = [first.Text];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Milliseconds from the start of the audio.</summary>
    public long Start => first.Start;

    /// <summary>Milliseconds; not after the next cue's start.</summary>
    public long End { get; private set; } = first.End;

    /// <summary>Who says it; null where one voice speaks alone.</summary>
    public string? Speaker => first.Speaker;

    /// <summary>Characters of the words, without the spaces between them.</summary>
    public int Length { get; private set; } = first.Text.Length;

    /// <summary>Adds the next word.</summary>
    /// <returns>False when it belongs to another cue: its speaker is another, it comes too late, or the lines are full.</returns>
    public bool TryAdd(CaptionWord word)
    {
        if (word.Speaker != Speaker || word.Start - Start > LongestReadingMs)
        {
            return false;
        }

        var appended = word.IsJoined ? word.Text : " " + word.Text;
        if (_lines[^1].Length + appended.Length <= LineLength)
        {
            _lines[^1] += appended;
        }
        else if (_lines.Count < MostLines)
        {
            _lines.Add(word.Text);
        }
        else
        {
            return false;
        }

        End = word.End;
        Length += word.Text.Length;
        return true;
    }
}
