using System.Globalization;

namespace ContentGen.Schedules;

/// <summary>Finds the occurrences of a schedule. Pure.</summary>
public static class ScheduledTimes
{
    /// <summary>How long after its time an occurrence is still made up for: 1 hour.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(1);

    /// <summary>The latest occurrence that is due; null when none was due within <see cref="CatchUp"/>.</summary>
    /// <param name="times">As in <see cref="ScheduleOptions.BriefTimes"/>.</param>
    public static DateTimeOffset? DueAt(string times, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return ListSetting.Split(times)
            .Select(time => today + TimeSpan.ParseExact(time, @"hh\:mm", CultureInfo.InvariantCulture))
            .Select(time => time > now ? time.AddDays(-1) : time)
            .Where(time => now - time < CatchUp)
            .Select(time => (DateTimeOffset?)time)
            .Max();
    }

    /// <summary>The run id of an occurrence: the same however often the occurrence is looked at, so it starts once.</summary>
    public static string IdOf(string kind, DateTimeOffset occurrence) => $"{kind}-{occurrence.UtcDateTime:yyyyMMdd-HHmm}";
}
