using System.Diagnostics;
using System.Globalization;
using LocalFunctionsHost.Worker;

namespace LocalFunctionsHost.Tests.Worker;

public sealed class AppProcessTests
{
    [SkippableFact]
    public async Task Exited_WhileAProcessThatItStartedHoldsItsOutput_Completes()
    {
        Skip.If(OperatingSystem.IsWindows(), "The command is a shell's.");
        var lines = new WatchedLines();
        var command = new ProcessStartInfo("/bin/sh", ["-c", "sleep 60 & echo \"started $!\"; echo why >&2; exit 3"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = AppProcess.Start(command, (line, _) => lines.Add(line));
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
}
