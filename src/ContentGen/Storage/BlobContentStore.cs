using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContentGen.Failures;

namespace ContentGen.Storage;

/// <summary>Keeps content as block blobs of one private container, made at the first write that misses it.</summary>
internal sealed class BlobContentStore(BlobContainerClient container) : IContentStore
{
    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } };
        return TryAsync(() => UploadAsync(blob, content, options, cancellationToken), cancellationToken);
    }

    public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        return TryAsync(() => DownloadAsync(blob, cancellationToken), cancellationToken);
    }

    public Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        return TryAsync(() => DownloadVersionedAsync(blob, cancellationToken), cancellationToken);
    }

    public Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = version is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(version) },
        };
        return TryAsync(() => TryUploadAsync(blob, content, options, cancellationToken), cancellationToken);
    }

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        return TryAsync(() => OpenAsync(blob, cancellationToken), cancellationToken);
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredName.ValidatedPrefix(prefix);
        string? continuation = null;
        do
        {
            var page = await TryAsync(() => PageAsync(prefix, continuation, cancellationToken), cancellationToken);
            foreach (var blob in page?.Values ?? [])
            {
                yield return blob.Name;
            }

            continuation = page?.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuation));
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        return TryAsync(() => DeleteAsync(blob, cancellationToken), cancellationToken);
    }

    private async Task<bool> UploadAsync(
        BlobClient blob,
        BinaryData content,
        BlobUploadOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
            await blob.UploadAsync(content, options, cancellationToken);
        }
        return true;
    }

    private async Task<bool> TryUploadAsync(
        BlobClient blob, BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await UploadAsync(blob, content, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }

    private static async Task<BinaryData?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken) =>
        (await DownloadVersionedAsync(blob, cancellationToken))?.Content;

    private static async Task<VersionedContent?> DownloadVersionedAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var downloaded = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return new(downloaded.Content, downloaded.Details.ETag.ToString());
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static async Task<StoredContent?> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new(new BlobStream(blob, properties.ETag, properties.ContentLength), properties.ETag.ToString().Trim('"'));
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private async Task<Page<BlobItem>?> PageAsync(string prefix, string? continuation, CancellationToken cancellationToken)
    {
        var listing = container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken);
        try
        {
            await foreach (var page in listing.AsPages(continuation))
            {
                return page;
            }
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing was written yet.
        }
        return null;
    }

    private static async Task<bool> DeleteAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation();
        }
        catch (Exception exception) when (IsStorageFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            var address = container.Uri.GetLeftPart(UriPartial.Path);
            throw new SystemResourceException($"The blob container {address} cannot be used: {Cause(exception)}", exception);
        }
    }

    // The client gives up on a silent account by cancelling, and after several tries with an AggregateException.
    private static bool IsStorageFailure(Exception exception) => exception
        is RequestFailedException or AuthenticationFailedException or AggregateException or OperationCanceledException or IOException;

    private static string Cause(Exception exception) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } refused =>
            $"access was refused ({refused.ErrorCode}). Give the app's identity the role Storage Blob Data Contributor.",
        RequestFailedException { Status: > 0 } failed => $"the account answered {failed.Status} {failed.ErrorCode}.",
        AuthenticationFailedException => "no credential worked. Assign a managed identity, or sign in on this machine.",
        OperationCanceledException => "the account did not answer in time.",
        _ => "the account cannot be reached. Check Briefs:BlobServiceUri or Briefs:ConnectionString.",
    };
}

/// <summary>Connects to the container that section <c>Briefs</c> names. Nothing is sent yet.</summary>
internal static class BlobContainers
{
    public static BlobContainerClient Connect(ContentStoreOptions options)
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
