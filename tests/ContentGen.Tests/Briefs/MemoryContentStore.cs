using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ContentGen.Failures;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

/// <summary>A content store without a disk that can be told to be down; it remembers the order of writes.</summary>
public sealed class MemoryContentStore : IContentStore
{
    private readonly ConcurrentDictionary<string, (BinaryData Content, string ContentType)> _contents = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, (BinaryData Content, string ContentType)> Contents => _contents;

    public bool IsDown { get; set; }

    /// <summary>Writes end never, whatever the caller does about it.</summary>
    public bool Hangs { get; set; }

    /// <summary>Reads end never, whatever the caller does about it.</summary>
    public bool ReadsHang { get; set; }

    public ConcurrentQueue<string> Written { get; } = [];

    /// <summary>Names that were read, whole or opened, and the prefixes that were listed.</summary>
    public ConcurrentQueue<string> Read { get; } = [];

    /// <summary>Called before a write that asks for a version: what others do in between.</summary>
    public Func<string, Task>? BeforeTry { get; set; }

    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        _contents[name] = (content, contentType);
        Written.Enqueue(name);
        return Hangs ? new TaskCompletionSource().Task : Task.CompletedTask;
    }

    public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        Read.Enqueue(name);
        return ReadsHang ? new TaskCompletionSource<BinaryData?>().Task : Task.FromResult(Find(name));
    }

    public async Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) =>
        await GetAsync(name, cancellationToken) is { } content ? new(content, VersionOf(content)) : null;

    public async Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        await (BeforeTry?.Invoke(name) ?? Task.CompletedTask);
        lock (_contents)
        {
            if ((Find(name) is { } known ? VersionOf(known) : null) != version)
            {
                return false;
            }

            _contents[name] = (content, contentType);
        }

        Written.Enqueue(name);
        return true;
    }

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        Read.Enqueue(name);
        return Task.FromResult(Find(name) is { } content ? new StoredContent(content.ToStream(), VersionOf(content)) : null);
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        CheckUp();
        Read.Enqueue(prefix);
        foreach (var name in _contents.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            yield return name;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        _contents.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    private BinaryData? Find(string name) => _contents.GetValueOrDefault(name).Content;

    private static string VersionOf(BinaryData content) => Convert.ToHexString(SHA256.HashData(content));

    private void Check(string name, CancellationToken cancellationToken)
    {
        StoredName.Validated(name);
        cancellationToken.ThrowIfCancellationRequested();
        CheckUp();
    }

    private void CheckUp()
    {
        if (IsDown)
        {
            throw new SystemResourceException("The store is down.");
        }
    }
}
