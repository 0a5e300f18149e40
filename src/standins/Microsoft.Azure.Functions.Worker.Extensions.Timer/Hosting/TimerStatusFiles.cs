using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>Keeps what is known of each monitored timer, one file a function, in the data directory.</summary>
internal sealed partial class TimerStatusFiles(FunctionsHostEnvironment environment, ILogger<TimerStatusFiles> logger)
{
    /// <returns>Null when nothing is known; a damaged file is logged and counts as nothing.</returns>
    public ScheduleStatus? Read(string function)
    {
        string path = PathOf(function);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ScheduleStatus>(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            LogDamaged(e, path);
            return null;
        }
    }

    public void Write(string function, ScheduleStatus status)
    {
        string path = PathOf(function);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(status));
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(string function) => Path.Combine(environment.DataDirectory, "timers", function + ".json");

    [LoggerMessage(EventId = 1501, Level = LogLevel.Warning, Message = "{Path} is damaged; the timer starts afresh.")]
    private partial void LogDamaged(Exception exception, string path);
}
