using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>Keeps what is logged at a level and above.</summary>
internal sealed class LogLines(LogLevel minimum) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName, minimum);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> lines, string category, LogLevel minimum) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue($"{category}: {formatter(state, exception)}");
            }
        }
    }
}
