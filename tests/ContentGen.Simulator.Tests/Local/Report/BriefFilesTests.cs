using System.Text.Json;
using ContentGen.Local.Report;
using ContentGen.Text;

namespace ContentGen.Simulator.Tests.Local.Report;

public sealed class BriefFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contentgen-tests-").FullName;

    [Fact]
    public async Task WriteAsync_BriefWithAudio_WritesFourFiles()
    {
        var written = await WriteAsync([1, 2, 3]);

        Assert.Equal(["brief.json", "script.txt", "audio.mp3", "transcript.vtt"], written);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(_folder, "audio.mp3")));
        Assert.Contains(
            "00:00:00.000 --> 00:00:01.000\nGood morning.\n",
            await File.ReadAllTextAsync(Path.Combine(_folder, "transcript.vtt")),
            StringComparison.Ordinal);
        Assert.StartsWith("Good morning.", await File.ReadAllTextAsync(Path.Combine(_folder, "script.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_BriefWithoutAudio_LeavesAudioAndTranscriptOut()
    {
        var written = await WriteAsync(null);

        Assert.Equal(["brief.json", "script.txt"], written);
        Assert.False(File.Exists(Path.Combine(_folder, "audio.mp3")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<IReadOnlyList<string>> WriteAsync(byte[]? audio)
    {
        var json = JsonSerializer.Serialize(SampleBrief.Partial, ContentGenJson.Options);
        return BriefFiles.WriteAsync(_folder, SampleBrief.Partial, json, audio, CancellationToken.None);
    }
}
