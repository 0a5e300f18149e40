using System.Net;
using System.Text;
using System.Text.Json;
using ContentGen.Failures;
using ContentGen.Speech.Ssml;
using ContentGen.Text;

namespace ContentGen.Speech.Timing;

/// <summary>Reads speech marks, a JSON object a line.</summary>
internal static class SpeechMarkReader
{
    /// <exception cref="InvalidOutputException">A line is not a speech mark.</exception>
    public static IReadOnlyList<SpeechMark> Read(ReadOnlySpan<byte> lines)
    {
        var marks = new List<SpeechMark>();
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            marks.Add(ReadLine(line));
        }

        return marks;
    }

    private static SpeechMark ReadLine(string line)
    {
        try
        {
            var mark = JsonSerializer.Deserialize<SpeechMark>(line, ContentGenJson.Options);
            return mark is { Type: not null, Time: >= 0 } ? mark : throw Invalid(line, null);
        }
        catch (JsonException exception)
        {
            throw Invalid(line, exception);
        }
    }

    private static InvalidOutputException Invalid(string line, Exception? cause) =>
        new($"Amazon Polly answered with a speech mark that cannot be read: {(line.Length > 80 ? line[..80] + "…" : line)}", cause);
}

/// <summary>One line of Amazon Polly's speech marks.</summary>
/// <param name="Time">Milliseconds from the start of the audio made from the same input.</param>
/// <param name="Type">sentence, word, viseme or ssml.</param>
/// <param name="Value">The word as it stands in the input, so still escaped as XML writes it.</param>
internal sealed record SpeechMark(long Time, string Type, string? Value);

/// <summary>Tells words from everything else that speech marks may hold.</summary>
internal static class SpokenWord
{
    /// <summary>The word as plain text; null when the mark is none, be it a pause, a tag or punctuation.</summary>
    public static string? Of(SpeechMark mark)
    {
        // In SSML a bare '<' begins markup; a spoken one arrives as "&lt;".
        if (mark.Type != "word" || mark.Value is null || mark.Value.Contains('<', StringComparison.Ordinal))
        {
            return null;
        }

        var word = SpeechText.Clean(WebUtility.HtmlDecode(mark.Value));
        return SpeechText.IsSpeakable(word) ? word : null;
    }
}
