using ContentGen.Failures;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

public sealed class FileContentStoreTests : ContentStoreConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contentgen-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IContentStore CreateStore() => new FileContentStore(Path.Combine(_folder, "made-when-needed"));

    [Fact]
    public async Task PutAsync_FolderIsAFile_NamesFolderAndSetting()
    {
        var file = Path.Combine(_folder, "occupied");
        await File.WriteAllTextAsync(file, "");
        var store = new FileContentStore(file);

        var exception = await Assert.ThrowsAsync<SystemResourceException>(
            () => store.PutAsync("runs/r1/brief.json", BinaryData.Empty, "text/plain", CancellationToken.None));

        Assert.Contains("Briefs:Folder", exception.Message, StringComparison.Ordinal);
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutAsync_Done_LeavesNoUnfinishedFile()
    {
        var store = CreateStore();

        await store.PutAsync("runs/r1/brief.json", BinaryData.FromString("x"), "text/plain", CancellationToken.None);

        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task UpdateJsonAsync_TwoStoresOfOneFolder_LoseNoChange()
    {
        IContentStore[] stores = [CreateStore(), CreateStore()];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => stores[number % 2].UpdateJsonAsync<List<int>>(
            "index/all", known => Task.FromResult<List<int>?>([.. known ?? [], number]), CancellationToken.None)));

        var all = await stores[0].FindJsonAsync<List<int>>("index/all", CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 20), all!.Order());
    }

    [Fact]
    public async Task PutAsync_TargetCannotBeReplaced_LeavesNoUnfinishedFile()
    {
        var store = CreateStore();
        await store.PutAsync("runs/r1/brief.json", BinaryData.FromString("x"), "text/plain", CancellationToken.None);

        await Assert.ThrowsAsync<SystemResourceException>(
            () => store.PutAsync("runs/r1", BinaryData.FromString("y"), "text/plain", CancellationToken.None));

        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task DeleteGivenUp_OldUnfinishedWrites_GoAndYoungOnesStay()
    {
        var writes = new UnfinishedWrites(_folder);
        DateTimeOffset now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
        var old = await WrittenAsync(writes, now - UnfinishedWrites.GivenUpAfter);
        var young = await WrittenAsync(writes, now - UnfinishedWrites.GivenUpAfter + TimeSpan.FromSeconds(1));

        var deleted = writes.DeleteGivenUp(now);

        Assert.Equal(1, deleted);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public void DeleteGivenUp_NothingWasEverWritten_IsNothing() =>
        Assert.Equal(0, new UnfinishedWrites(Path.Combine(_folder, "not-there")).DeleteGivenUp(DateTimeOffset.UnixEpoch));

    private static async Task<string> WrittenAsync(UnfinishedWrites writes, DateTimeOffset at)
    {
        var path = writes.Next();
        await File.WriteAllTextAsync(path, "half a br");
        File.SetLastWriteTimeUtc(path, at.UtcDateTime);
        return path;
    }
}
