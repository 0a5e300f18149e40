using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Settings;

public static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds and checks <see cref="ContentGenOptions"/>: a bad setting stops the start-up with a line that names it.</summary>
    public static IServiceCollection AddContentGenSettings(this IServiceCollection services)
    {
        services.AddOptions<ContentGenOptions>().BindConfiguration(ContentGenOptions.SectionName).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ContentGenOptions>, ContentGenOptionsValidator>();
    }
}
