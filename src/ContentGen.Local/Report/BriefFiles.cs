using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Briefs;
using ContentGen.Speech;

namespace ContentGen.Local.Report;

/// <summary>Keeps a brief as files.</summary>
internal static class BriefFiles
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="audio">Null when there is none; the audio and its transcript are then left out.</param>
    /// <returns>The names written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, Brief brief, string json, byte[]? audio, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string> { "brief.json", "script.txt" };
        var readable = JsonNode.Parse(json)!.ToJsonString(Readable);
        await File.WriteAllTextAsync(Path.Combine(folder, "brief.json"), readable + "\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "script.txt"), brief.Script + "\n", cancellationToken);
        if (audio is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "audio.mp3"), audio, cancellationToken);
            var transcript = Captions.ToWebVtt(brief.WordTimings, brief.Script);
            await File.WriteAllTextAsync(Path.Combine(folder, "transcript.vtt"), transcript, cancellationToken);
            written.AddRange(["audio.mp3", "transcript.vtt"]);
        }

        return written;
    }
}
