using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.Worker;

/// <summary>Keeps what is logged, with the values of each entry by name.</summary>
internal sealed class RecordingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    public IReadOnlyCollection<Entry> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    public void Dispose()
    {
        // Nothing is held.
    }

    internal sealed record Entry(string Category, IReadOnlyDictionary<string, object?> Values);

    private sealed class Logger(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? state switch
            {
                IEnumerable<KeyValuePair<string, object>> given => given.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
                _ => [],
            };
            entries.Enqueue(new Entry(category, values.GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value)));
        }
    }
}
