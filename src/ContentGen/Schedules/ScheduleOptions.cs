using System.ComponentModel.DataAnnotations;

namespace ContentGen.Schedules;

/// <summary>What happens by the clock. Section <c>ContentGen:Schedule</c>.</summary>
public sealed class ScheduleOptions
{
    public const string SectionName = "ContentGen:Schedule";

    /// <summary>
    /// True to fetch the headlines of every edition each ten minutes, so that runs on demand find them in the cache too. Default: false;
    /// they are fetched shortly before an edition's times, because each category costs 144 requests of the news service's quota a day.
    /// </summary>
    public bool WarmAlways { get; set; }

    /// <summary>
    /// Age at which runs and their briefs are deleted; the newest brief stays. Default: 30 days. Range: 1 hour to 10 years.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "ContentGen:Schedule:KeepBriefs must be from {1} to {2}.")]
    public TimeSpan KeepBriefs { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Age at which cached content is deleted. Default: 7 days. Range: 1 hour to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "ContentGen:Schedule:KeepCache must be from {1} to {2}.")]
    public TimeSpan KeepCache { get; set; } = TimeSpan.FromDays(7);
}
