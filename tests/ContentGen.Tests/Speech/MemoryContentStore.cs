using ContentGen.Failures;
using ContentGen.Storage;

namespace ContentGen.Tests.Speech;

internal sealed class MemoryContentStore : IContentStore
{
    public Dictionary<string, (BinaryData Content, string ContentType)> Items { get; } = [];

    public bool IsFull { get; set; }

    public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        if (IsFull)
        {
            throw new SystemResourceException("The store is full.");
        }

        Items[name] = (content, contentType);
        return Task.CompletedTask;
    }

    public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Items.TryGetValue(name, out var item) ? item.Content : null);

    public Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> TryPutAsync(
        string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Items.TryGetValue(name, out var item) ? new StoredContent(item.Content.ToStream(), "1") : null);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        Items.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToAsyncEnumerable();

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Items.Remove(name);
        return Task.CompletedTask;
    }
}
