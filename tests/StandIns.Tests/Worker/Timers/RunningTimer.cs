using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandIns.Tests.Worker.Timers;

/// <summary>One timer on a fake clock, with its status in a given folder.</summary>
internal sealed class RunningTimer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RunningTimer(string method, ArmedTimeProvider clock, string folder, RecordingInvoker? invoker = null)
    {
        Invoker = invoker ?? new RecordingInvoker();
        FunctionDescriptor function = Describe(typeof(ScheduledFunctions).GetMethod(method)!);
        var environment = new FunctionsHostEnvironment { DataDirectory = folder, ScriptRoot = folder, HostJson = new ConfigurationBuilder().Build() };
        var files = new TimerStatusFiles(environment, NullLogger<TimerStatusFiles>.Instance);
        TimerSchedule schedule = TimerSchedules.Of(function, environment.HostJson);
        var timer = new FunctionTimer(function, schedule, new TimerFunctionRunner(Invoker, NullLoggerFactory.Instance), files, clock);
        _running = timer.RunAsync(_stop.Token);
    }

    public RecordingInvoker Invoker { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static FunctionDescriptor Describe(MethodInfo method)
    {
        ParameterInfo parameter = method.GetParameters().Single();
        var trigger = new FunctionParameterDescriptor(parameter, parameter.GetCustomAttribute<TimerTriggerAttribute>());
        return new FunctionDescriptor(method.GetCustomAttribute<FunctionAttribute>()!.Name, method, trigger, [trigger]);
    }
}
