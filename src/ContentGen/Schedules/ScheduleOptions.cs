using System.ComponentModel.DataAnnotations;
using ContentGen.Requests;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Schedules;

/// <summary>What happens by the clock. Section <c>ContentGen:Schedule</c>.</summary>
public sealed class ScheduleOptions : IValidatableObject
{
    public const string SectionName = "ContentGen:Schedule";

    /// <summary>
    /// Times of day in UTC at which a brief is made unasked, as <c>HH:mm</c> with commas between. Empty: never. Default: 13:00,23:00.
    /// </summary>
    /// <remarks>A time that passed while the app was down is made up for within <see cref="ScheduledTimes.CatchUp"/>.</remarks>
    [RegularExpression(
        @"^\s*([01]\d|2[0-3]):[0-5]\d(\s*,\s*([01]\d|2[0-3]):[0-5]\d)*\s*$",
        ErrorMessage = "ContentGen:Schedule:BriefTimes must be times of day in UTC such as 13:00,23:00, or empty.")]
    public string BriefTimes { get; set; } = "13:00,23:00";

    /// <summary>
    /// News categories whose headlines are fetched every ten minutes, with commas between, so that runs find them in the cache. Default:
    /// none, because each costs 144 requests of the news service's quota a day.
    /// </summary>
    public string WarmCategories { get; set; } = "";

    /// <summary>
    /// Age at which runs and their briefs are deleted; the newest brief stays. Default: 30 days. Range: 1 hour to 10 years.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "ContentGen:Schedule:KeepBriefs must be from {1} to {2}.")]
    public TimeSpan KeepBriefs { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Age at which cached content is deleted. Default: 7 days. Range: 1 hour to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "ContentGen:Schedule:KeepCache must be from {1} to {2}.")]
    public TimeSpan KeepCache { get; set; } = TimeSpan.FromDays(7);

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (ListSetting.Split(WarmCategories).Except(NewsCategory.All).ToArray() is { Length: > 0 } unknown)
        {
            yield return new(
                $"ContentGen:Schedule:WarmCategories names {string.Join(", ", unknown)}; the categories are"
                + $" {string.Join(", ", NewsCategory.All)}.");
        }
    }
}

/// <summary>Settings that hold several values with commas between, so that they fit into one environment variable.</summary>
internal static class ListSetting
{
    public static string[] Split(string setting) =>
        setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public static class SchedulesServiceCollectionExtensions
{
    /// <summary>What happens by the clock; section <c>ContentGen:Schedule</c>.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) => services
        .AddCheckedOptions<ScheduleOptions>(ScheduleOptions.SectionName)
        .AddSingleton<ContentRetention>();
}
