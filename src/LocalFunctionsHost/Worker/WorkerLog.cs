using LocalFunctionsHost.Worker.Protocol;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Worker;

/// <summary>Writes what the app logs to the host's log, in the category that the app gave it.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    public void Write(RpcLog entry)
    {
        var logger = loggers.CreateLogger(entry.Category is { Length: > 0 } category ? category : "Worker");
        var level = (LogLevel)entry.Level;
        if (!logger.IsEnabled(level))
        {
            return;
        }
        var text = entry.Exception is { Message.Length: > 0 } exception ? $"{entry.Message}{Environment.NewLine}{exception.Message}" : entry.Message;
        logger.Log(level, default, text, null, static (state, _) => state);
    }
}
