using System.Text;
using System.Text.Json;
using ContentGen.Failures;
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
