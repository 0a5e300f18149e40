using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

/// <summary>Says at start-up where briefs are kept, or why they cannot be. The app starts either way: briefs are delivered without a store too.</summary>
internal sealed partial class ContentStoreStartup(
    ContentStoreProbe probe,
    IOptions<BriefsOptions> options,
    ILogger<ContentStoreStartup> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await probe.IsUsableAsync(stoppingToken))
            LogPlace(Place(options.Value));
    }

    private static string Place(BriefsOptions options) => options.UsesBlobs
        ? $"the blob container '{options.Container}' of {options.BlobServiceUri ?? "the account of Briefs:ConnectionString"}"
        : $"the folder '{options.Folder}'";

    [LoggerMessage(3122, LogLevel.Information, "Briefs are kept in {Place}.")]
    private partial void LogPlace(string place);
}
