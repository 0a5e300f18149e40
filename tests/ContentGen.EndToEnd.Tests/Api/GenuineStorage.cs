using LocalFunctionsHost;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>The durable store of some tests: SQLite, or with CONTENTGEN_DURABLE_BACKEND=azurite Azure Storage on Azurite.</summary>
internal static class GenuineStorage
{
    private static readonly bool IsAzurite = Environment.GetEnvironmentVariable("CONTENTGEN_DURABLE_BACKEND") == "azurite";

    /// <summary>Why Azurite, which is asked for, cannot be had; null when it can, or is not asked for.</summary>
    public static string? WhyMissing => IsAzurite ? Azurite.WhyNot : null;

    /// <summary>An app on that store; skips the test when it cannot be had.</summary>
    public static async Task<HostedApp> StartAsync(
        string dataFolder, IEnumerable<(string Name, string Value)> settings, string? newsFile = null)
    {
        var all = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        if (!IsAzurite)
        {
            return await HostedApp.StartAsync(dataFolder, all, new() { NewsFile = newsFile });
        }

        if (WhyMissing is { } whyNot)
        {
            Assert.Skip(whyNot);
        }

        all["AzureWebJobsStorage"] = (await Azurite.Shared).ConnectionString;
        all["AzureFunctionsJobHost__extensions__durableTask__hubName"] = $"h{Guid.NewGuid():N}"[..20];
        all["AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval"] = "00:00:00.100";
        return await HostedApp.StartAsync(dataFolder, all, new() { Backend = DurableBackend.AzureStorage, NewsFile = newsFile });
    }
}
