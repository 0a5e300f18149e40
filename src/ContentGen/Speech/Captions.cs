using System.Globalization;
using System.Text;
using ContentGen.Speech.Captioning;

namespace ContentGen.Speech;

/// <summary>
/// Captions from word timings: cues of at most two lines of 42 characters, ending at sentence ends and pauses, never overlapping.
/// </summary>
public static class Captions
{
    // So that "Hello." does not flash by alone when what follows fits beside it.
    private const int ShortestPhrase = 12;

    /// <summary>A WebVTT file (<c>text/vtt</c>). Where two speak, each cue names its voice.</summary>
    /// <param name="script">The text that was spoken; with it the words carry its punctuation.</param>
    public static string ToWebVtt(IReadOnlyList<WordTiming> words, string script = "")
    {
        var file = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues(words, script))
        {
            file.Append(CultureInfo.InvariantCulture, $"\n{Time(cue.Start, '.')} --> {Time(cue.End, '.')}\n");
            file.Append(cue.Speaker is { } speaker ? $"<v {Escape(speaker)}>" : "");
            file.AppendJoin("", cue.Lines.Select(line => Escape(line) + "\n"));
        }

        return file.ToString();
    }

    /// <summary>A SubRip file (<c>.srt</c>).</summary>
    /// <param name="script">The text that was spoken; with it the words carry its punctuation.</param>
    public static string ToSubRip(IReadOnlyList<WordTiming> words, string script = "")
    {
        var file = new StringBuilder();
        foreach (var (index, cue) in Cues(words, script).Index())
        {
            file.Append(index > 0 ? "\n" : "");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1}\n{Time(cue.Start, ',')} --> {Time(cue.End, ',')}\n");
            file.AppendJoin("", cue.Lines.Select(line => line + "\n"));
        }

        return file.ToString();
    }

    private static IEnumerable<CaptionCue> Cues(IReadOnlyList<WordTiming> words, string script)
    {
        CaptionCue? cue = null;
        foreach (var word in CaptionWords.Read(words, script))
        {
            if (cue is not null && !cue.TryAdd(word))
            {
                yield return cue;
                cue = null;
            }

            cue ??= new CaptionCue(word);
            if (word.EndsPhrase && cue.Length >= ShortestPhrase)
            {
                yield return cue;
                cue = null;
            }
        }

        if (cue is not null)
        {
            yield return cue;
        }
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
