using ContentGen.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Briefs;

public sealed class ContentStoreStartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contentgen-startup-").FullName;
    private readonly MemoryContentStore _store = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_AfterAKill_ClearsAwayWhatWasNotFinished(bool storeIsDown)
    {
        _store.IsDown = storeIsDown;
        var unfinished = new UnfinishedWrites(_folder).Next();
        await File.WriteAllTextAsync(unfinished, "half a br");
        var time = new FakeTimeProvider(File.GetLastWriteTimeUtc(unfinished) + UnfinishedWrites.GivenUpAfter);
        var probe = new ContentStoreProbe(_store, new(time), NullLogger<ContentStoreProbe>.Instance);
        using var startup = new ContentStoreStartup(
            probe,
            Options.Create(new ContentStoreOptions { Folder = _folder }),
            time,
            NullLogger<ContentStoreStartup>.Instance);

        await startup.StartAsync(CancellationToken.None);
        await startup.ExecuteTask!;

        Assert.False(File.Exists(unfinished));
    }
}
