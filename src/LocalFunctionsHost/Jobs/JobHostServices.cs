using System.Globalization;
using System.Runtime.ExceptionServices;
using DurableTask.Sqlite;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Settings;
using LocalFunctionsHost.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Extensions.DurableTask.Correlation;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Listeners;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NCrontab;

namespace LocalFunctionsHost.Jobs;

/// <summary>The genuine WebJobs SDK with the durable extension and timers, around the functions of one worker.</summary>
internal static partial class JobHostServices
{
    public static void Add(IServiceCollection services, HostSettings settings, WebHooks webHooks, IWorker worker)
    {
        services.AddSingleton(settings.Configuration);
        services.AddSingleton<IHostIdProvider>(new HostId());
#pragma warning disable CS0618 // See WebHooks.
        services.AddSingleton<IWebHookProvider>(webHooks);
#pragma warning restore CS0618
        services.AddSingleton<IWebJobsExceptionHandler>(new TimeLimitHandler(worker, settings.FunctionTimeout ?? TimeSpan.MaxValue));
        services.AddSingleton<IListenerDecorator, TimersStartBeside>();
        services.Configure<JobHostFunctionTimeoutOptions>(limit =>
        {
            limit.Timeout = settings.FunctionTimeout ?? TimeSpan.Zero;
            limit.ThrowOnTimeout = true;
        });
        if (settings.Backend != DurableBackend.Sqlite)
        {
            AzureStorage.Add(services, settings);
        }
        var jobs = services.AddWebJobs(_ => { });
        jobs.AddDurableTask();
        jobs.AddTimers();
        // The SDK's factory makes JSON of all options for a log that the host does not show.
        services.AddTransient(typeof(IOptionsFactory<>), typeof(OptionsFactory<>));
        services.AddSingleton<ITelemetryActivator, DurableTracing>();
        services.AddSingleton<ScheduleMonitor>(provider => ActivatorUtilities.CreateInstance<TimerFiles>(provider, settings.DataFolder));
        if (settings.Backend == DurableBackend.Sqlite)
        {
            // The extension makes every backend that is registered, also those that nobody uses.
            services.RemoveAll<IDurabilityProviderFactory>();
            services.AddSqliteDurability(settings.DataFolder);
        }
    }

    /// <summary>Opens the file that the extension would open when it starts; there is time for it while the app starts.</summary>
    public static Task OpenBackendAsync(IServiceProvider services, HostSettings settings) =>
        settings.Backend == DurableBackend.Sqlite
            ? services.GetRequiredService<IDurabilityProviderFactory>().GetDurabilityProvider().CreateIfNotExistsAsync()
            : Task.CompletedTask;

    /// <exception cref="FunctionsHostStartException">The setting is missing, or its value is not a schedule.</exception>
    public static void CheckSchedules(IEnumerable<AppFunction> functions, IConfiguration configuration)
    {
        foreach (var function in functions.Where(function => function.Kind == TriggerKind.Timer))
        {
            CheckSchedule(function, function.Trigger.Schedule ?? "", configuration);
        }
    }

    private static void CheckSchedule(AppFunction function, string schedule, IConfiguration configuration)
    {
        if (schedule.Length > 2 && schedule[0] == '%' && schedule[^1] == '%')
        {
            var setting = schedule[1..^1];
            schedule = configuration[setting] ?? throw new FunctionsHostStartException(
                $"Function '{function.Name}' takes its schedule from the setting '{setting}', which is not set. "
                + "Add it to Values in local.settings.json, or set the environment variable.");
        }
        try
        {
            var fields = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (!TimeSpan.TryParse(schedule, CultureInfo.InvariantCulture, out var interval))
            {
                CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
            }
            else if (interval <= TimeSpan.Zero)
            {
                throw new CrontabException("the time span must be longer than zero.");
            }
        }
        catch (CrontabException e)
        {
            throw new FunctionsHostStartException(
                $"Function '{function.Name}' has the schedule '{schedule}', which is not valid: {e.Message.ReplaceLineEndings(" ")} "
                + "Write six NCRONTAB fields (seconds first) such as '0 */5 * * * *', or a time span such as '00:05:00'.", e);
        }
    }

    /// <summary>Names locks and files of the SDK; one data folder serves one app, so any fixed name will do.</summary>
    private sealed class HostId : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult("localfunctionshost");
    }

    /// <summary>The SDK would end the process when a function exceeds its time limit; here the worker is given up, if it can be.</summary>
    private sealed class TimeLimitHandler(IWorker worker, TimeSpan limit) : IWebJobsExceptionHandler
    {
        public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod)
        {
            worker.GiveUp(limit);
            return Task.CompletedTask;
        }

        public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo) => Task.CompletedTask;
    }

    /// <summary>A timer that is past due runs while its listener starts; the host does not wait for it.</summary>
    private sealed partial class TimersStartBeside(ILogger<TimersStartBeside> logger) : IListenerDecorator
    {
        public IListener Decorate(ListenerDecoratorContext context) =>
            context.ListenerType.Assembly == typeof(TimerSchedule).Assembly
                ? new Beside(context.Listener, context.FunctionDefinition.Descriptor.LogName, logger)
                : context.Listener;

        private sealed partial class Beside(IListener listener, string function, ILogger logger) : IListener
        {
            private Task _starting = Task.CompletedTask;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _starting = Task.Run(StartListenerAsync, CancellationToken.None);
                return Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                listener.Cancel();
                await _starting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_starting.IsCompletedSuccessfully)
                {
                    await listener.StopAsync(cancellationToken);
                }
            }

            public void Cancel() => listener.Cancel();

            public void Dispose() => listener.Dispose();

            private async Task StartListenerAsync()
            {
                try
                {
                    await listener.StartAsync(CancellationToken.None);
                }
                catch (Exception e)
                {
                    LogNotStarted(e, function);
                    throw;
                }
            }

            [LoggerMessage(EventId = 1504, Level = LogLevel.Error, Message = "The timer of {Function} has not started and will not run.")]
            private partial void LogNotStarted(Exception exception, string function);
        }
    }
}
