using Azure.Core;
using ContentGen.Identity;
using ContentGen.Resilience;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ContentGen.Storage;

public static class ContentStoreServiceCollectionExtensions
{
    /// <summary>The content store of section <c>Briefs</c>, with its probe and its word at start-up.</summary>
    public static IServiceCollection AddContentStore(this IServiceCollection services)
    {
        services.AddAppIdentity().AddCheckedOptions<ContentStoreOptions>(ContentStoreOptions.SectionName);
        services.PostConfigure<ContentStoreOptions>(options => options.SetDefaults());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TimeLimits>();
        services.AddSingleton(provider => CreateStore(provider, provider.GetRequiredService<IOptions<ContentStoreOptions>>().Value));
        services.AddSingleton<ContentStoreProbe>();
        return services.AddHostedService<ContentStoreStartup>();
    }

    private static IContentStore CreateStore(IServiceProvider provider, ContentStoreOptions options) => options.UsesBlobs
        ? new BlobContentStore(BlobContentStore.Connect(options, provider.GetRequiredService<TokenCredential>()))
        : new FileContentStore(options.Folder!);
}

/// <summary>
/// Says at start-up where briefs are kept, or why they cannot be, and clears away what a killed process had not finished writing. The app
/// starts either way: briefs are delivered without a store too.
/// </summary>
internal sealed partial class ContentStoreStartup(
    ContentStoreProbe probe,
    IOptions<ContentStoreOptions> options,
    TimeProvider time,
    ILogger<ContentStoreStartup> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await probe.IsUsableAsync(stoppingToken))
        {
            LogPlace(Place(options.Value));
        }

        if (options.Value.UsesBlobs)
        {
            return;
        }

        try
        {
            if (new UnfinishedWrites(options.Value.Folder!).DeleteGivenUp(time.GetUtcNow()) is > 0 and var files)
            {
                LogCleared(files);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotCleared(exception);
        }
    }

    private static string Place(ContentStoreOptions options) => options.UsesBlobs
        ? $"the blob container '{options.Container}' of {options.BlobServiceUri ?? "the account of Briefs:ConnectionString"}"
        : $"the folder '{options.Folder}'";

    [LoggerMessage(3122, LogLevel.Information, "Briefs are kept in {Place}.")]
    private partial void LogPlace(string place);

    [LoggerMessage(3123, LogLevel.Information, "Cleared away {Files} files that a killed process had not finished writing.")]
    private partial void LogCleared(int files);

    [LoggerMessage(3124, LogLevel.Warning, "Unfinished files cannot be cleared away; they take up space and do no other harm.")]
    private partial void LogNotCleared(Exception exception);
}
