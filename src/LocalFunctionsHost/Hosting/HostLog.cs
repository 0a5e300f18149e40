using LocalFunctionsHost.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace LocalFunctionsHost.Hosting;

/// <summary>
/// Console lines as Core Tools writes them. Of the host itself only warnings are shown, of the app everything from Information;
/// <c>logging.logLevel</c> of host.json changes that.
/// </summary>
internal static class HostLog
{
    private static readonly string[] HostCategories = ["Microsoft", "Host", "Function", "DurableTask", "Yarp", "Grpc", "System.Net.Http"];

    public static ILoggerFactory Create(HostSettings settings, Action<ILoggingBuilder>? configure) => LoggerFactory.Create(logging =>
    {
        foreach (var category in HostCategories)
        {
            logging.AddFilter(category, LogLevel.Warning);
        }
        // A failed function is logged once, in its own category.
        logging.AddFilter("Host.Results", LogLevel.None);
        logging.AddFilter("Microsoft.Azure.Functions.Worker.FunctionsApplication", LogLevel.None);
        // Making what exists already is how storage clients begin.
        logging.AddFilter("Azure", LogLevel.Error);
        // Advice about Azure.
        logging.AddFilter("Host.Triggers.DurableTask", LogLevel.Error);
        // A request whose log is on gets an activity of its own, which would come between the caller's trace and the app's.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        logging.AddConfiguration(settings.HostJson.GetSection("logging"));
        logging.AddConsole(console => console.FormatterName = Formatter.FormatterName);
        logging.AddConsoleFormatter<Formatter, ConsoleFormatterOptions>();
        configure?.Invoke(logging);
    });

    /// <summary>One line an entry, with its time in UTC; an exception follows on lines of its own.</summary>
    private sealed class Formatter() : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "functionsHost";

        public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
        {
            var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
            textWriter.WriteLine(
                $"[{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}] {Level(logEntry.LogLevel)}{logEntry.Category}: {message}");
            if (logEntry.Exception is { } exception)
            {
                textWriter.WriteLine(exception);
            }
        }

        private static string Level(LogLevel level) => level switch
        {
            LogLevel.Critical => "CRITICAL ",
            LogLevel.Error => "ERROR ",
            LogLevel.Warning => "WARNING ",
            _ => "",
        };
    }
}
