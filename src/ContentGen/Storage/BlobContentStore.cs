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
    /// <summary>Connects to the container that section <c>Briefs</c> names. Nothing is sent yet.</summary>
    public static BlobContainerClient Connect(ContentStoreOptions options, TokenCredential identity)
    {
        // A reader waits for these tries, so they are few and short; the orchestration repeats a publication that fails.
        var client = new BlobClientOptions
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
        var service = options.BlobServiceUri is { } uri
            ? new BlobServiceClient(new Uri(uri), identity, client)
            : new BlobServiceClient(options.ConnectionString, client);
        return service.GetBlobContainerClient(options.Container);
    }

    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken) =>
        WriteAsync(name, content, contentType, conditions: null, cancellationToken);

    public Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken) => WriteAsync(
        name,
        content,
        contentType,
        version is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(version) },
        cancellationToken);

    public async Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken) =>
        (await GetVersionedAsync(name, cancellationToken))?.Content;

    public Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) => FindAsync<VersionedContent?>(
        async () =>
        {
            var downloaded = (await BlobOf(name).DownloadContentAsync(cancellationToken)).Value;
            return new(downloaded.Content, downloaded.Details.ETag.ToString());
        },
        cancellationToken);

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken) => FindAsync<StoredContent?>(
        async () =>
        {
            var blob = BlobOf(name);
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new(new BlobStream(blob, properties.ETag, properties.ContentLength), properties.ETag.ToString().Trim('"'));
        },
        cancellationToken);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = StoredName.ValidatedPrefix(prefix) };
        await using var blobs = container.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryAsync(() => MoveNextAsync(blobs), cancellationToken))
        {
            yield return blobs.Current.Name;
        }
    }

    // Nothing was written yet where there is no container; any other 404 is of an address that is no store's.
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        FindAsync(() => BlobOf(name).DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);

    private BlobClient BlobOf(string name) => container.GetBlobClient(StoredName.Validated(name));

    /// <returns>False when the conditions are not met any more; nothing was written then.</returns>
    private Task<bool> WriteAsync(
        string name, BinaryData content, string contentType, BlobRequestConditions? conditions, CancellationToken cancellationToken) =>
        TryAsync(
            async () =>
            {
                var options = new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType }, Conditions = conditions };
                try
                {
                    await UploadAsync(BlobOf(name), content, options, cancellationToken);
                    return true;
                }
                catch (RequestFailedException exception) when (conditions is not null && exception.Status is 409 or 412)
                {
                    return false;
                }
            },
            cancellationToken);

    private async Task UploadAsync(BlobClient blob, BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken)
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
    }

    // Null where there is no content of that name, or no container yet.
    private Task<T?> FindAsync<T>(Func<Task<T>> find, CancellationToken cancellationToken) => TryAsync<T?>(
        async () =>
        {
            try
            {
                return await find();
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                return default;
            }
        },
        cancellationToken);

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
