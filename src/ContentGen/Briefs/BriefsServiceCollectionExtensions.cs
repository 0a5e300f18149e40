using ContentGen.Runs;
using ContentGen.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

public static class BriefsServiceCollectionExtensions
{
    /// <summary>Adds the content store of section <c>Briefs</c> and the archive of briefs. A bad setting stops start-up.</summary>
    public static IServiceCollection AddBriefs(this IServiceCollection services)
    {
        services.AddOptions<BriefsOptions>().BindConfiguration(BriefsOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<BriefsOptions>, BriefsDefaults>();
        services.AddSingleton<IValidateOptions<BriefsOptions>, BriefsOptionsValidator>();
        services.AddSingleton<IValidateOptions<BriefsOptions>, BriefsOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => CreateStore(provider.GetRequiredService<IOptions<BriefsOptions>>().Value));
        services.AddSingleton<LateBriefs>();
        services.AddSingleton<BriefArchive>();
        services.AddSingleton<TraceArchive>();
        services.AddSingleton<ContentStoreProbe>();
        services.AddHostedService<ContentStoreStartup>();
        return services;
    }

    private static IContentStore CreateStore(BriefsOptions options) => options.UsesBlobs
        ? new BlobContentStore(BlobContainers.Connect(options))
        : new FileContentStore(options.Folder!);
}
