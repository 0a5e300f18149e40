using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>When a timer is due, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly Func<DateTime, DateTime> _next;

    private TimerSchedule(Func<DateTime, DateTime> next)
    {
        _next = next;
    }

    /// <summary>Reads a time span of more than zero, or NCRONTAB with five fields or, with seconds first, six.</summary>
    /// <exception cref="FormatException">It is neither; the message says why.</exception>
    public static TimerSchedule Parse(string expression)
    {
        if (TimeSpan.TryParse(expression, CultureInfo.InvariantCulture, out TimeSpan interval))
        {
            if (interval <= TimeSpan.Zero)
                throw new FormatException("the time span must be longer than zero");
            return new TimerSchedule(after => after + interval);
        }
        bool seconds = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 6;
        try
        {
            return new TimerSchedule(CrontabSchedule.Parse(expression, new() { IncludingSeconds = seconds }).GetNextOccurrence);
        }
        catch (CrontabException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The first occurrence after a moment.</summary>
    public DateTime Next(DateTime after) => _next(after);

    /// <summary>True when the next two occurrences are at most a minute apart: such schedules are not monitored.</summary>
    public bool IsFrequent(DateTime now)
    {
        DateTime next = Next(now);
        return Next(next) - next <= TimeSpan.FromMinutes(1);
    }
}
