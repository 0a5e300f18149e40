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

    public async Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken) =>
        (await GetVersionedAsync(name, cancellationToken))?.Content;

    public Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) => FindAsync(
        name,
        async blob =>
        {
            var downloaded = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return new VersionedContent(downloaded.Content, downloaded.Details.ETag.ToString());
        },
        cancellationToken);

    public Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = version is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(version) },
        };
        return TryAsync(
            async () =>
            {
                try
                {
                    return await UploadAsync(blob, content, options, cancellationToken);
                }
                catch (RequestFailedException exception) when (exception.Status is 409 or 412)
                {
                    return false;
                }
            },
            cancellationToken);
    }

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken) => FindAsync(
        name,
        async blob =>
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new StoredContent(
                new BlobStream(blob, properties.ETag, properties.ContentLength), properties.ETag.ToString().Trim('"'));
        },
        cancellationToken);

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

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        FindAsync(name, blob => blob.DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);

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

    // Null where there is no content of that name.
    private Task<T?> FindAsync<T>(string name, Func<BlobClient, Task<T>> find, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(StoredName.Validated(name));
        return TryAsync<T?>(
            async () =>
            {
                try
                {
                    return await find(blob);
                }
                catch (RequestFailedException exception) when (exception.Status == 404)
                {
                    return default;
                }
            },
            cancellationToken);
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
    public static BlobContainerClient Connect(ContentStoreOptions options, TokenCredential identity)
    {
        var service = options.BlobServiceUri is { } uri
            ? new BlobServiceClient(new Uri(uri), identity, ClientOptions())
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
