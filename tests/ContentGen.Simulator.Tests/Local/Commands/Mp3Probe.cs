using System.Diagnostics;
using System.Globalization;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>An MP3's length by ffprobe, a judge that is not ours.</summary>
internal static class Mp3Probe
{
    public static double DurationSeconds(string file)
    {
        using var probe = Start(file);
        Skip.If(probe is null, "ffprobe is not installed (Debian package ffmpeg).");
        var text = probe.StandardOutput.ReadToEnd();
        probe.WaitForExit();
        Assert.Equal(0, probe.ExitCode);
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static Process? Start(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(
                "ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "default=noprint_wrappers=1:nokey=1", file])
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
