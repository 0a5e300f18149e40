using ContentGen.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Telemetry;

public sealed class LogDetailTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(16, 4, LogLevel.Information)]
    [InlineData(15, 5, LogLevel.Debug)]
    [InlineData(0, 5, LogLevel.Information)]
    public void Minimum_FailuresAmongCalls_IsRaisedAboveAFifthOfEnoughCalls(int successes, int failures, LogLevel expected)
    {
        var detail = new LogDetail(_time);

        Record(detail, successes, failures);

        Assert.Equal(expected, detail.Minimum);
    }

    [Fact]
    public void Minimum_RateFalls_IsNormalAgain()
    {
        var detail = new LogDetail(_time);
        Record(detail, 0, 10);

        Record(detail, 40, 0);

        Assert.Equal(LogLevel.Information, detail.Minimum);
    }

    [Fact]
    public void Minimum_FailuresAreOld_TheyDoNotCount()
    {
        var detail = new LogDetail(_time);
        Record(detail, 0, 10);

        _time.Advance(TimeSpan.FromMinutes(10));
        Record(detail, 10, 0);

        Assert.Equal(LogLevel.Information, detail.Minimum);
    }

    [Fact]
    public void Logger_OfTheProduct_FollowsTheDetail()
    {
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddLogDetail()
            .AddLogging(logging => logging.AddProvider(new EverythingProvider()))
            .BuildServiceProvider();
        var product = services.GetRequiredService<ILoggerFactory>().CreateLogger("ContentGen.Agents.AgentRunner");
        var other = services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.Extensions");
        var before = product.IsEnabled(LogLevel.Debug);

        Record(services.GetRequiredService<LogDetail>(), 0, 10);

        Assert.False(before);
        Assert.True(product.IsEnabled(LogLevel.Debug));
        Assert.False(other.IsEnabled(LogLevel.Debug));
    }

    private static void Record(LogDetail detail, int successes, int failures)
    {
        for (var call = 0; call < successes; call++)
        {
            detail.Record(failed: false, NullLogger.Instance);
        }

        for (var call = 0; call < failures; call++)
        {
            detail.Record(failed: true, NullLogger.Instance);
        }
    }

    private sealed class EverythingProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new EverythingLogger();

        public void Dispose()
        {
        }
    }

    private sealed class EverythingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }
    }
}
