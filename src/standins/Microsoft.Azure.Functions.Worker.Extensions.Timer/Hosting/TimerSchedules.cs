using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>Finds the schedule of a function, following <c>%Name%</c> into the configuration.</summary>
internal static class TimerSchedules
{
    /// <exception cref="FunctionsHostStartException">The setting is missing, or its value is not a schedule.</exception>
    public static TimerSchedule Of(FunctionDescriptor function, IConfiguration configuration)
    {
        string expression = Resolve(function, ((TimerTriggerAttribute)function.Trigger.Binding!).Schedule, configuration);
        try
        {
            return TimerSchedule.Parse(expression);
        }
        catch (FormatException e)
        {
            throw new FunctionsHostStartException(
                $"Function '{function.Name}' has the schedule '{expression}', which is not valid: {e.Message.ReplaceLineEndings(" ")} "
                + "Write six NCRONTAB fields (seconds first) such as '0 */5 * * * *', or a time span such as '00:05:00'.", e);
        }
    }

    private static string Resolve(FunctionDescriptor function, string schedule, IConfiguration configuration)
    {
        if (!(schedule.Length > 2 && schedule[0] == '%' && schedule[^1] == '%'))
            return schedule;
        string setting = schedule[1..^1];
        return configuration[setting] ?? throw new FunctionsHostStartException(
            $"Function '{function.Name}' takes its schedule from the setting '{setting}', which is not set. "
            + "Add it to Values in local.settings.json, or set the environment variable.");
    }
}
