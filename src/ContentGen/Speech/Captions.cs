using System.Globalization;
using System.Text;
using ContentGen.Speech.Captioning;

namespace ContentGen.Speech;

/// <summary>
/// Captions from word timings: cues of at most two lines of 42 characters, ending at sentence ends and pauses, never overlapping.
/// </summary>
public static class Captions
{
    /// <summary>A WebVTT file (<c>text/vtt</c>).</summary>
    public static string ToWebVtt(IReadOnlyList<WordTiming> words) => WriteWebVtt(words, [.. words.Select(word => word.Word)]);

    /// <summary>A WebVTT file whose words carry the script's punctuation.</summary>
    /// <param name="script">The text that was spoken.</param>
    public static string ToWebVtt(IReadOnlyList<WordTiming> words, string script) => WriteWebVtt(words, Punctuation.Restore(words, script));

    /// <summary>A SubRip file (<c>.srt</c>).</summary>
    public static string ToSubRip(IReadOnlyList<WordTiming> words) => WriteSubRip(words, [.. words.Select(word => word.Word)]);

    /// <summary>A SubRip file whose words carry the script's punctuation.</summary>
    /// <param name="script">The text that was spoken.</param>
    public static string ToSubRip(IReadOnlyList<WordTiming> words, string script) => WriteSubRip(words, Punctuation.Restore(words, script));

    private static string WriteWebVtt(IReadOnlyList<WordTiming> words, IReadOnlyList<string> texts)
    {
        var file = new StringBuilder("WEBVTT\n");
        foreach (var cue in CaptionCues.Group(CaptionWords.Read(words, texts)))
        {
            file.Append(CultureInfo.InvariantCulture, $"\n{Time(cue.Start, '.')} --> {Time(cue.End, '.')}\n");
            file.AppendJoin("", cue.Lines.Select(line => Escape(line) + "\n"));
        }

        return file.ToString();
    }

    private static string WriteSubRip(IReadOnlyList<WordTiming> words, IReadOnlyList<string> texts)
    {
        var file = new StringBuilder();
        foreach (var (cue, number) in CaptionCues.Group(CaptionWords.Read(words, texts)).Select((cue, index) => (cue, index + 1)))
        {
            file.Append(CultureInfo.InvariantCulture, $"{(number > 1 ? "\n" : "")}{number}\n{Time(cue.Start, ',')} --> {Time(cue.End, ',')}\n");
            file.AppendJoin("", cue.Lines.Select(line => line + "\n"));
        }

        return file.ToString();
    }

    // WebVTT reads "<" as a tag, "&" as an escape and "-->" as a time line.
    private static string Escape(string line) => line
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Time(long milliseconds, char decimalMark)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)time.TotalHours:D2}:{time.Minutes:D2}:{time.Seconds:D2}{decimalMark}{time.Milliseconds:D3}");
    }
}
