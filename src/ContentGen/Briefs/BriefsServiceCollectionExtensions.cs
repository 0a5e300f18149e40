using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Briefs;

public static class BriefsServiceCollectionExtensions
{
    /// <summary>The archives of briefs and of traces. Needs the content store and an <see cref="IUnstoredBriefs"/>.</summary>
    public static IServiceCollection AddBriefs(this IServiceCollection services) => services
        .AddCheckedOptions<BriefsOptions>(BriefsOptions.SectionName)
        .AddSingleton<BriefArchive>()
        .AddSingleton<TraceArchive>();
}
