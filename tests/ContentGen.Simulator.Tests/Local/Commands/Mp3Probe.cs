using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>An MP3 by ffprobe, a judge that is not ours.</summary>
internal static class Mp3Probe
{
    public static double DurationSeconds(string file) => double.Parse(
        Read(file, "-show_entries", "format=duration", "-of", "default=noprint_wrappers=1:nokey=1"), CultureInfo.InvariantCulture);

    /// <summary>Format, streams and chapters, with their tags.</summary>
    public static JsonElement Everything(string file) =>
        JsonDocument.Parse(Read(file, "-show_format", "-show_streams", "-show_chapters", "-of", "json")).RootElement;

    private static string Read(string file, params string[] arguments)
    {
        using var probe = Start([.. arguments, file]);
        Assert.SkipWhen(probe is null, "ffprobe is not installed (Debian package ffmpeg).");
        var text = probe.StandardOutput.ReadToEnd();
        probe.WaitForExit();
        Assert.Equal(0, probe.ExitCode);
        return text;
    }

    private static Process? Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", .. arguments])
            {
                RedirectStandardOutput = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
