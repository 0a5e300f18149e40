using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

public static class SchedulesServiceCollectionExtensions
{
    /// <summary>What happens by the clock; section <c>ContentGen:Schedule</c>.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services)
    {
        services.AddOptions<ScheduleOptions>()
            .BindConfiguration(ScheduleOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleOptionsRules>();
        return services.AddSingleton<ContentRetention>();
    }
}
