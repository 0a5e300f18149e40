using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ContentGen.Failures;

namespace ContentGen.Storage;

/// <summary>
/// Keeps content as files of one folder, for one machine. Content is written to a temporary file, flushed to the disk and renamed,
/// so a crash leaves the old content or the new. Writers of the same name do not disturb each other: the last rename wins.
/// </summary>
internal sealed class FileContentStore(string folder) : IContentStore
{
    private readonly UnfinishedWrites _writes = new(folder);
    private readonly FolderLock _lock = new(folder);

    // Where renaming over an open file is an offence, readers have to allow it.
    private static readonly FileStreamOptions Reading = new()
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    };

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false };

    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken) =>
        UseAsync("written", () => ReplaceAsync(PathOf(name), content, cancellationToken));

    public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken) => UseAsync(
        "read",
        async () =>
        {
            await using var file = Open(name, cancellationToken);
            return file is null ? null : await BinaryData.FromStreamAsync(file, cancellationToken);
        });

    public async Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) =>
        await GetAsync(name, cancellationToken) is { } content ? new(content, VersionOf(content)) : null;

    public Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken) => UseAsync(
        "written",
        () => _lock.RunAsync(
            async () => (await GetVersionedAsync(name, cancellationToken))?.Version == version
                && await ReplaceAsync(PathOf(name), content, cancellationToken),
            cancellationToken));

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken) => UseAsync(
        "read",
        () => Task.FromResult(Open(name, cancellationToken) is { } file
            ? new StoredContent(file, $"{File.GetLastWriteTimeUtc(file.SafeFileHandle).Ticks:x}-{file.Length:x}")
            : null));

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredName.ValidatedPrefix(prefix);
        foreach (var name in await UseAsync("read", () => Task.Run(() => Names(prefix), cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => UseAsync(
        "written",
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                File.Delete(PathOf(name));
            }
            catch (DirectoryNotFoundException)
            {
                // Nothing of that name, which is what was asked for.
            }

            return Task.FromResult(true);
        });

    private FileStream? Open(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new FileStream(path, Reading);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task<bool> ReplaceAsync(string path, BinaryData content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = _writes.Next();
        try
        {
            await WriteThroughAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static async Task WriteThroughAsync(string path, BinaryData content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(content.ToMemory(), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private List<string> Names(string prefix)
    {
        var start = Path.Combine(folder, prefix[..(prefix.LastIndexOf('/') + 1)]);
        try
        {
            return Directory.EnumerateFiles(start, "*", Everything)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Where(name => name[0] != '.' && name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToList();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    // Of the bytes: two contents of one length may be written within one tick of the file system's clock.
    private static string VersionOf(BinaryData content) => Convert.ToHexString(SHA256.HashData(content));

    private string PathOf(string name) => Path.Combine(folder, StoredName.Validated(name));

    /// <param name="done">What cannot be done with the folder when it fails: read or written.</param>
    private async Task<T> UseAsync<T>(string done, Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            throw new SystemResourceException(
                $"The folder of Briefs:Folder, '{folder}', cannot be {done}: {exception.Message} Make it writable or name another.",
                exception);
        }
    }
}

/// <summary>The files of a folder that are still being written. A process that is killed leaves its own behind.</summary>
internal sealed class UnfinishedWrites(string folder)
{
    /// <summary>Age at which a write counts as given up: 10 minutes. Younger ones may be another process's.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(10);

    // No name begins with a dot, so unfinished writes are never listed.
    private readonly string _folder = Path.Combine(folder, ".unfinished");

    /// <summary>Path of a new file; its folder exists.</summary>
    public string Next() => Path.Combine(Directory.CreateDirectory(_folder).FullName, Path.GetRandomFileName());

    /// <summary>Deletes what was given up.</summary>
    /// <returns>Files deleted.</returns>
    /// <exception cref="IOException">
    /// The folder cannot be read or written; so may <see cref="UnauthorizedAccessException"/> say.
    /// </exception>
    public int DeleteGivenUp(DateTimeOffset now)
    {
        if (!Directory.Exists(_folder))
        {
            return 0;
        }

        var latest = now.UtcDateTime - GivenUpAfter;
        string[] old = [.. Directory.EnumerateFiles(_folder).Where(path => File.GetLastWriteTimeUtc(path) <= latest)];
        foreach (var path in old)
        {
            File.Delete(path);
        }

        return old.Length;
    }
}
