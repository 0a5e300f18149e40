using Microsoft.Extensions.Logging;

namespace ContentGen.Tests.Telemetry;

/// <summary>Keeps the texts of what is logged.</summary>
internal sealed class LoggedTexts<T>(LogLevel minimum) : ILogger<T>
{
    public List<string> Texts { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Texts.Add(formatter(state, exception));
}
