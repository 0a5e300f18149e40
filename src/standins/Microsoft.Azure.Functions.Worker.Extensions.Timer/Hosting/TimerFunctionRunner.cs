using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>Runs a timer function once. A failure is logged; the timer goes on.</summary>
internal sealed partial class TimerFunctionRunner(IFunctionInvoker invoker, ILoggerFactory loggers)
{
    public async Task RunAsync(FunctionDescriptor function, TimerInfo timer, CancellationToken cancellationToken)
    {
        ILogger logger = loggers.CreateLogger($"Function.{function.Name}");
        try
        {
            var arguments = new Dictionary<string, object?> { [function.Trigger.Name] = Fit(timer, function.Trigger.Parameter.ParameterType) };
            await invoker.InvokeAsync(function, new FunctionInvocationRequest { Arguments = arguments, CancellationToken = cancellationToken });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(logger, function.Name);
        }
        catch (Exception e)
        {
            LogFailed(logger, e, function.Name);
        }
    }

    private static object? Fit(TimerInfo timer, Type type)
    {
        if (type.IsInstanceOfType(timer))
            return timer;
        string json = JsonSerializer.Serialize(timer);
        return type == typeof(string) ? json : JsonSerializer.Deserialize(json, type);
    }

    [LoggerMessage(EventId = 1502, Level = LogLevel.Error, Message = "Timer function {Function} failed; it runs again at its next time.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(EventId = 1503, Level = LogLevel.Information, Message = "Timer function {Function} was stopped with the host.")]
    private static partial void LogStopped(ILogger logger, string function);
}
