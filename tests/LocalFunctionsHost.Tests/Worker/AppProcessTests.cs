using System.Diagnostics;
using System.Globalization;
using LocalFunctionsHost.Worker;

namespace LocalFunctionsHost.Tests.Worker;

public sealed class AppProcessTests
{
    [Fact]
    public async Task Exited_WhileAProcessThatItStartedHoldsItsOutput_Completes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is a shell's.");
        var lines = new WatchedLines();
        using var process = Start("sleep 60 & echo \"started $!\"; echo why >&2; exit 3", lines);
        var started = await lines.FirstAsync(@"started (\d+)");
        using var sleep = Process.GetProcessById(int.Parse(started.Groups[1].Value, CultureInfo.InvariantCulture));
        try
        {
            await process.Exited.WaitAsync(TimeSpan.FromSeconds(10));

            Assert.Equal((3, "why"), (process.ExitCode, process.LastError));
        }
        finally
        {
            sleep.Kill();
        }
    }

    // A terminal sends it to the host and to what the host has started.
    [Fact]
    public async Task Start_OfAProcessThatGetsCtrlC_LetsItGoOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is a shell's.");
        var lines = new WatchedLines();
        using var process = Start("kill -INT $$; echo goes on", lines);

        await process.Exited.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((0, "goes on"), (process.ExitCode, lines.ToString()));
    }

    private static AppProcess Start(string script, WatchedLines lines)
    {
        var command = new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return AppProcess.Start(command, (line, _) => lines.Add(line));
    }
}
