using System.Text;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

/// <summary>What every content store must do. Each store inherits it; each test gets an empty store.</summary>
public abstract class ContentStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IContentStore CreateStore();

    [Fact]
    public async Task GetAsync_NothingStored_ReturnsNull()
    {
        var store = CreateStore();

        var content = await store.GetAsync("runs/r1/brief.json", None);

        Assert.Null(content);
    }

    [Fact]
    public async Task GetAsync_AfterPut_ReturnsTheSameBytes()
    {
        var store = CreateStore();
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31)).ToArray();

        await store.PutAsync("runs/r1/audio.mp3", new BinaryData(bytes), "audio/mpeg", None);

        Assert.Equal(bytes, (await store.GetAsync("runs/r1/audio.mp3", None))!.ToArray());
    }

    [Fact]
    public async Task GetAsync_AfterPutOfNothing_ReturnsEmptyContent()
    {
        var store = CreateStore();

        await store.PutAsync("runs/r1/empty", BinaryData.Empty, "text/plain", None);

        Assert.Empty((await store.GetAsync("runs/r1/empty", None))!.ToArray());
    }

    [Fact]
    public async Task OpenAsync_NothingStored_ReturnsNull() => Assert.Null(await CreateStore().OpenAsync("runs/r1/audio.mp3", None));

    [Fact]
    public async Task OpenAsync_AfterPut_ReadsAnyPart()
    {
        var store = CreateStore();
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31)).ToArray();
        await store.PutAsync("runs/r1/audio.mp3", new BinaryData(bytes), "audio/mpeg", None);

        await using var stream = (await store.OpenAsync("runs/r1/audio.mp3", None))!.Stream;
        var part = new byte[150_000];
        stream.Seek(120_000, SeekOrigin.Begin);
        await stream.ReadExactlyAsync(part, None);

        Assert.Equal(bytes.Length, stream.Length);
        Assert.Equal(bytes[120_000..270_000], part);
    }

    [Fact]
    public async Task OpenAsync_AfterPutOfNothing_IsEmpty()
    {
        var store = CreateStore();
        await store.PutAsync("runs/r1/empty", BinaryData.Empty, "text/plain", None);

        await using var stream = (await store.OpenAsync("runs/r1/empty", None))!.Stream;

        Assert.Equal((0, 0), (stream.Length, await stream.ReadAsync(new byte[1], None)));
    }

    [Fact]
    public async Task OpenAsync_ContentReplaced_HasAnotherVersion()
    {
        var store = CreateStore();
        await PutAsync(store, "runs/r1/brief.json", "first");
        var first = await VersionAsync(store, "runs/r1/brief.json");
        var again = await VersionAsync(store, "runs/r1/brief.json");

        await PutAsync(store, "runs/r1/brief.json", "the second");

        Assert.Equal(first, again);
        Assert.NotEqual(first, await VersionAsync(store, "runs/r1/brief.json"));
        Assert.All(first, character => Assert.True(char.IsAsciiLetterOrDigit(character) || character == '-'));
    }

    [Fact]
    public async Task TryPutAsync_NothingThereAndNothingExpected_Writes()
    {
        var store = CreateStore();

        Assert.True(await TryAsync(store, "index/a", "first", version: null));

        Assert.Equal("first", (await store.GetVersionedAsync("index/a", None))!.Content.ToString());
    }

    [Fact]
    public async Task TryPutAsync_SomethingThereAndNothingExpected_WritesNothing()
    {
        var store = CreateStore();
        await PutAsync(store, "index/a", "first");

        Assert.False(await TryAsync(store, "index/a", "second", version: null));

        Assert.Equal("first", (await store.GetAsync("index/a", None))!.ToString());
    }

    [Fact]
    public async Task TryPutAsync_VersionThatWasRead_WritesOnce()
    {
        var store = CreateStore();
        await PutAsync(store, "index/a", "first");
        var version = (await store.GetVersionedAsync("index/a", None))!.Version;

        Assert.True(await TryAsync(store, "index/a", "other", version));
        Assert.False(await TryAsync(store, "index/a", "third", version));

        Assert.Equal("other", (await store.GetAsync("index/a", None))!.ToString());
    }

    [Fact]
    public async Task TryPutAsync_ContentWasDeleted_WritesNothing()
    {
        var store = CreateStore();
        await PutAsync(store, "index/a", "first");
        var version = (await store.GetVersionedAsync("index/a", None))!.Version;
        await store.DeleteAsync("index/a", None);

        Assert.False(await TryAsync(store, "index/a", "second", version));

        Assert.Null(await store.GetVersionedAsync("index/a", None));
    }

    [Fact]
    public async Task UpdateJsonAsync_ManyAtOnce_LosesNoChange()
    {
        var store = CreateStore();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => store.UpdateJsonAsync<List<int>>(
            "index/all", known => Task.FromResult<List<int>?>([.. known ?? [], number]), None)));

        Assert.Equal(Enumerable.Range(0, 12), (await store.FindJsonAsync<List<int>>("index/all", None))!.Order());
        Assert.Equal(["index/all"], await ListAsync(store, ""));
    }

    [Fact]
    public async Task PutAsync_SameNameAgain_ReplacesTheContent()
    {
        var store = CreateStore();
        await PutAsync(store, "runs/r1/brief.json", "a long first text");

        await PutAsync(store, "runs/r1/brief.json", "second");

        Assert.Equal("second", (await store.GetAsync("runs/r1/brief.json", None))!.ToString());
        Assert.Equal(["runs/r1/brief.json"], await ListAsync(store, ""));
    }

    [Fact]
    public async Task PutAsync_ManyWritersOfOneName_ReadersSeeOneOfTheContentsWhole()
    {
        var store = CreateStore();
        var contents = Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 20_000)).ToArray();
        await PutAsync(store, "runs/r1/contested", contents[0]);

        var writers = contents.Select(content => PutAsync(store, "runs/r1/contested", content));
        var readers = contents.Select(_ => store.GetAsync("runs/r1/contested", None));
        await Task.WhenAll(writers);
        var seen = await Task.WhenAll(readers);

        Assert.All(seen, content => Assert.Contains(content!.ToString(), contents));
    }

    [Fact]
    public async Task PutAsync_ManyNamesAtOnce_KeepsThemAll()
    {
        var store = CreateStore();
        var names = Enumerable.Range(0, 24).Select(i => $"runs/r{i:D2}/brief.json").ToArray();

        await Task.WhenAll(names.Select(name => PutAsync(store, name, name)));

        Assert.Equal(names, await ListAsync(store, "runs/"));
    }

    [Fact]
    public async Task ListAsync_NothingStored_IsEmpty()
    {
        var store = CreateStore();

        var names = await ListAsync(store, "index/");

        Assert.Empty(names);
    }

    [Fact]
    public async Task ListAsync_Prefix_NamesThoseAloneInOrdinalOrder()
    {
        var store = CreateStore();
        foreach (var name in new[] { "index/b", "index/B", "index/a-2", "index/a", "index/sub/x", "indexes/a", "runs/r1/brief.json" })
        {
            await PutAsync(store, name, "x");
        }

        var names = await ListAsync(store, "index/");

        Assert.Equal(["index/B", "index/a", "index/a-2", "index/b", "index/sub/x"], names);
    }

    [Fact]
    public async Task ListAsync_PrefixEndsWithinASegment_NamesThoseThatBeginSo()
    {
        var store = CreateStore();
        foreach (var name in new[] { "index/abc", "index/abd", "index/b" })
        {
            await PutAsync(store, name, "x");
        }

        var names = await ListAsync(store, "index/ab");

        Assert.Equal(["index/abc", "index/abd"], names);
    }

    [Fact]
    public async Task DeleteAsync_Stored_IsGoneAndStaysGone()
    {
        var store = CreateStore();
        await PutAsync(store, "cache/news", "x");

        await store.DeleteAsync("cache/news", None);
        await store.DeleteAsync("cache/news", None);

        Assert.Null(await store.GetAsync("cache/news", None));
        Assert.Empty(await ListAsync(store, "cache/"));
    }

    [Fact]
    public async Task DeleteAsync_NothingStored_DoesNothing()
    {
        var store = CreateStore();

        await store.DeleteAsync("never/was", None);

        Assert.Empty(await ListAsync(store, ""));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("runs/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("runs//r1")]
    [InlineData("runs/")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("runs\\r1")]
    [InlineData("C:/x")]
    [InlineData("runs/r1\n")]
    [InlineData("runs/r\0")]
    public async Task AnyMethod_NameOfAnotherShape_Refuses(string name)
    {
        var store = CreateStore();

        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(store, name, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetVersionedAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => TryAsync(store, name, "x", version: null));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(name, None));
    }

    [Fact]
    public async Task AnyMethod_Cancelled_Stops()
    {
        var store = CreateStore();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.PutAsync("a/b", BinaryData.Empty, "text/plain", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetAsync("a/b", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.OpenAsync("a/b", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.DeleteAsync("a/b", cancelled));
    }

    private static Task PutAsync(IContentStore store, string name, string content) =>
        store.PutAsync(name, new BinaryData(Encoding.UTF8.GetBytes(content)), "text/plain", None);

    private static Task<bool> TryAsync(IContentStore store, string name, string content, string? version) =>
        store.TryPutAsync(name, new BinaryData(Encoding.UTF8.GetBytes(content)), "text/plain", version, None);

    private static async Task<string> VersionAsync(IContentStore store, string name)
    {
        var content = (await store.OpenAsync(name, None))!;
        await content.Stream.DisposeAsync();
        return content.Version;
    }

    private static async Task<List<string>> ListAsync(IContentStore store, string prefix)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(prefix, None))
        {
            names.Add(name);
        }

        return names;
    }
}
