using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One line an entry, with its time in UTC, as Core Tools writes; an exception follows on lines of its own.</summary>
internal sealed class HostConsoleFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "functionsHost";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine($"[{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}] {Level(logEntry.LogLevel)}{logEntry.Category}: {message}");
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(exception);
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical => "CRITICAL ",
        LogLevel.Error => "ERROR ",
        LogLevel.Warning => "WARNING ",
        _ => "",
    };
}
