using System.Net;
using System.Text;
using System.Text.Json;
using ContentGen.Failures;
using ContentGen.Speech.Ssml;
using ContentGen.Text;

namespace ContentGen.Speech.Timing;

/// <summary>One of Amazon Polly's speech marks, which come as a JSON object a line.</summary>
/// <param name="Time">Milliseconds from the start of the audio made from the same input.</param>
/// <param name="Type">sentence, word, viseme or ssml.</param>
/// <param name="Value">The word as it stands in the input, so still escaped as XML writes it.</param>
internal sealed record SpeechMark(long Time, string Type, string? Value)
{
    private const StringSplitOptions Lines = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <exception cref="InvalidOutputException">A line is not a speech mark.</exception>
    public static IReadOnlyList<SpeechMark> Read(ReadOnlySpan<byte> lines) =>
        [.. Encoding.UTF8.GetString(lines).Split('\n', Lines).Select(ReadLine)];

    /// <summary>The word as plain text; null when the mark is none, be it a pause, a tag or punctuation.</summary>
    public string? ToWord()
    {
        // In SSML a bare '<' begins markup; a spoken one arrives as "&lt;".
        if (Type != "word" || Value is null || Value.Contains('<', StringComparison.Ordinal))
        {
            return null;
        }

        var word = SpeechText.Clean(WebUtility.HtmlDecode(Value));
        return SpeechText.IsSpeakable(word) ? word : null;
    }

    private static SpeechMark ReadLine(string line)
    {
        try
        {
            var mark = JsonSerializer.Deserialize<SpeechMark>(line, ContentGenJson.Options);
            return mark is { Type: not null, Time: >= 0 } ? mark : throw new JsonException("No type, or a time before the start.");
        }
        catch (JsonException exception)
        {
            throw new InvalidOutputException(
                $"Amazon Polly answered with a speech mark that cannot be read: {(line.Length > 80 ? line[..80] + "…" : line)}", exception);
        }
    }
}
