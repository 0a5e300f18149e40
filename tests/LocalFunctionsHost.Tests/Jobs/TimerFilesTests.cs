using LocalFunctionsHost.Jobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Tests.Jobs;

public sealed class TimerFilesTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly RecordedLogs _logs = new();
    private readonly LoggerFactory _loggers;
    private readonly TimerFiles _files;

    public TimerFilesTests()
    {
        _loggers = new LoggerFactory([_logs]);
        _files = new TimerFiles(_data.Path, _loggers.CreateLogger<TimerFiles>());
    }

    private string FilePath => Path.Combine(_data.Path, "timers", "Scheduled.json");

    public void Dispose()
    {
        _loggers.Dispose();
        _data.Dispose();
    }

    // The SDK starts a timer again only after this.
    [Fact]
    public async Task UpdateStatusAsync_WhereTheFileCannotBeWritten_WarnsAndWritesItNextTime()
    {
        Directory.CreateDirectory(FilePath + ".new");
        var status = new ScheduleStatus { Next = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

        await _files.UpdateStatusAsync("Functions.Scheduled", status);
        Directory.Delete(FilePath + ".new");
        await _files.UpdateStatusAsync("Functions.Scheduled", status);

        var warning = Assert.Single(_logs.Entries);
        Assert.Equal(LogLevel.Warning, warning.Level);
        Assert.Contains(FilePath, warning.Text, StringComparison.Ordinal);
        Assert.Equal(status.Next, (await _files.GetStatusAsync("Functions.Scheduled"))?.Next);
    }

    [Fact]
    public async Task GetStatusAsync_WhereTheFileCannotBeRead_WarnsAndKnowsNothing()
    {
        await _files.UpdateStatusAsync("Functions.Scheduled", new ScheduleStatus());
        using var locked = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Null(await _files.GetStatusAsync("Functions.Scheduled"));

        var warning = Assert.Single(_logs.Entries);
        Assert.Equal(LogLevel.Warning, warning.Level);
        Assert.Contains(FilePath, warning.Text, StringComparison.Ordinal);
    }
}
