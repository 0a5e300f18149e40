using System.Text.Json;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Jobs;

/// <summary>Keeps what is known of each monitored timer, one file a function, in the data folder.</summary>
internal sealed partial class TimerFiles(string dataFolder, ILogger<TimerFiles> logger) : ScheduleMonitor
{
    private readonly string _folder = Path.Combine(dataFolder, "timers");

    /// <returns>Null when nothing is known; a file that is damaged or cannot be read is logged and counts as nothing.</returns>
    public override async Task<ScheduleStatus?> GetStatusAsync(string timerName)
    {
        var path = PathOf(timerName);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize<ScheduleStatus>(await File.ReadAllBytesAsync(path));
        }
        catch (JsonException e)
        {
            LogDamaged(e, path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotRead(e, path);
            return null;
        }
    }

    /// <summary>A file that cannot be written is logged: the SDK waits for the timer's next time only after this.</summary>
    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        var path = PathOf(timerName);
        try
        {
            Directory.CreateDirectory(_folder);
            await File.WriteAllBytesAsync(path + ".new", JsonSerializer.SerializeToUtf8Bytes(status));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(e, path);
        }
    }

    /// <summary>The SDK names a timer by type and method.</summary>
    private string PathOf(string timerName) =>
        Path.Combine(_folder, timerName[(timerName.IndexOf('.', StringComparison.Ordinal) + 1)..] + ".json");

    [LoggerMessage(EventId = 1501, Level = LogLevel.Warning, Message = "{Path} is damaged; the timer starts afresh.")]
    private partial void LogDamaged(Exception exception, string path);

    [LoggerMessage(EventId = 1502, Level = LogLevel.Warning, Message = "{Path} cannot be read; the timer starts afresh.")]
    private partial void LogNotRead(Exception exception, string path);

    [LoggerMessage(EventId = 1503, Level = LogLevel.Warning, Message = "{Path} cannot be written; the timer goes on.")]
    private partial void LogNotWritten(Exception exception, string path);
}
