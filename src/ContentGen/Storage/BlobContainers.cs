using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using ContentGen.Briefs;

namespace ContentGen.Storage;

/// <summary>Connects to the container that section <c>Briefs</c> names. Nothing is sent yet.</summary>
internal static class BlobContainers
{
    public static BlobContainerClient Connect(BriefsOptions options)
    {
        var service = options.BlobServiceUri is { } uri
            ? new BlobServiceClient(new Uri(uri), new DefaultAzureCredential(), ClientOptions())
            : new BlobServiceClient(options.ConnectionString, ClientOptions());
        return service.GetBlobContainerClient(options.Container);
    }

    /// <summary>Whether a connection string has the parts it needs.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A reader waits for these tries, so they are few and short; the orchestration repeats a publication that fails.
    private static BlobClientOptions ClientOptions() => new()
    {
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(2),
            NetworkTimeout = TimeSpan.FromSeconds(10),
        },
    };
}
