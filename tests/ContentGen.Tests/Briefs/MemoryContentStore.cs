using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ContentGen.Failures;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

/// <summary>A content store without a disk that can be told to be down; it remembers the order of writes.</summary>
public sealed class MemoryContentStore : IContentStore
{
    private readonly ConcurrentDictionary<string, BinaryData> _contents = new(StringComparer.Ordinal);

    public bool IsDown { get; set; }

    public ConcurrentQueue<string> Written { get; } = [];

    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        _contents[name] = content;
        Written.Enqueue(name);
        return Task.CompletedTask;
    }

    public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        return Task.FromResult(_contents.GetValueOrDefault(name));
    }

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Check(name, cancellationToken);
        return Task.FromResult(_contents.TryGetValue(name, out var content)
            ? new StoredContent(content.ToStream(), Convert.ToHexString(SHA256.HashData(content)))
            : null);
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        CheckUp();
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
