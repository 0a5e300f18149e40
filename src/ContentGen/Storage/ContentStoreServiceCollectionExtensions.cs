using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Storage;

public static class ContentStoreServiceCollectionExtensions
{
    /// <summary>The content store of section <c>Briefs</c>, with its probe and its word at start-up.</summary>
    public static IServiceCollection AddContentStore(this IServiceCollection services)
    {
        services.AddCheckedOptions<ContentStoreOptions>(ContentStoreOptions.SectionName);
        services.AddSingleton<IPostConfigureOptions<ContentStoreOptions>, ContentStoreDefaults>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => CreateStore(provider.GetRequiredService<IOptions<ContentStoreOptions>>().Value));
        services.AddSingleton<ContentStoreProbe>();
        return services.AddHostedService<ContentStoreStartup>();
    }

    private static IContentStore CreateStore(ContentStoreOptions options) => options.UsesBlobs
        ? new BlobContentStore(BlobContainers.Connect(options))
        : new FileContentStore(options.Folder!);
}
