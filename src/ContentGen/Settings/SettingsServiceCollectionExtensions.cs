using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Settings;

public static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds and checks <see cref="ContentGenOptions"/>: a bad setting stops the start-up with a line that names it.</summary>
    public static IServiceCollection AddContentGenSettings(this IServiceCollection services)
    {
        // By reflection: the source-generated validator drops the attributes' own messages, which name the settings.
        services.AddOptions<ContentGenOptions>()
            .BindConfiguration(ContentGenOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContentGenOptions>, ContentGenOptionsCrossValidator>();
        return services;
    }
}
