using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContentGen.Failures;
using ContentGen.Storage;
using ContentGen.Tests.NewsApi;

namespace ContentGen.Tests.Briefs;

public sealed class BlobContentStoreTests(Azurite azurite) : ContentStoreConformance, IClassFixture<Azurite>
{
    private static int _containers;

    protected override IContentStore CreateStore() => new BlobContentStore(NewContainer());

    [Fact]
    public async Task PutAsync_ContainerMissing_MakesItWithoutPublicAccess()
    {
        var container = NewContainer();
        var store = new BlobContentStore(container);

        await store.PutAsync("runs/r1/audio.mp3", BinaryData.FromString("x"), "audio/mpeg", CancellationToken.None);

        var policy = await container.GetAccessPolicyAsync();
        Assert.Equal(PublicAccessType.None, policy.Value.BlobPublicAccess);
    }

    [Fact]
    public async Task PutAsync_ContentType_IsKeptForOtherReaders()
    {
        var container = NewContainer();
        var store = new BlobContentStore(container);

        await store.PutAsync("runs/r1/audio.mp3", BinaryData.FromString("x"), "audio/mpeg", CancellationToken.None);

        var properties = await container.GetBlobClient("runs/r1/audio.mp3").GetPropertiesAsync();
        Assert.Equal("audio/mpeg", properties.Value.ContentType);
    }

    [Fact]
    public async Task OpenAsync_APartIsRead_FetchesThatPartAndNoMore()
    {
        Assert.SkipWhen(azurite.ConnectionString is null, azurite.WhyNot);
        var seen = new SeenRequests();
        await using var stream = await OpenHalfMegabyteAsync(seen);
        ((IBoundedStream)stream).End = 1_100;
        stream.Seek(1_000, SeekOrigin.Begin);
        var read = await stream.ReadAtLeastAsync(new byte[5_000], 5_000, throwOnEndOfStream: false);

        Assert.Equal(100, read);
        Assert.Equal(["HEAD ", "GET bytes=1000-1099"], seen.Reads);
    }

    [Fact]
    public async Task OpenAsync_ReadToItsEnd_IsOneRequest()
    {
        Assert.SkipWhen(azurite.ConnectionString is null, azurite.WhyNot);
        var seen = new SeenRequests();
        await using var stream = await OpenHalfMegabyteAsync(seen);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);

        Assert.Equal(500_000, copy.Length);
        Assert.Equal(2, seen.Reads.Count);
    }

    private sealed class SeenRequests : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public List<string> Reads { get; } = [];

        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            if (message.Request.Method != Azure.Core.RequestMethod.Put)
            {
                message.Request.Headers.TryGetValue("x-ms-range", out var range);
                Reads.Add($"{message.Request.Method} {range}");
            }
        }
    }

    [Fact]
    public async Task AnyMethod_KeyRefused_SaysSoWithoutTheKey()
    {
        Assert.SkipWhen(azurite.ConnectionString is null, azurite.WhyNot);
        var wrongKey = Convert.ToBase64String(new byte[32]);
        var store = StoreOf(Regex.Replace(azurite.ConnectionString, "AccountKey=[^;]+", $"AccountKey={wrongKey}"));

        var exception = await ReadFailureAsync(store);

        Assert.Contains("access was refused", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrongKey, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyMethod_NobodyListens_SaysThatTheAccountCannotBeReached()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var store = StoreOf($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={key};BlobEndpoint=http://127.0.0.1:1/a;");

        var exception = await ReadFailureAsync(store);

        Assert.Contains("cannot be reached", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_NotFoundIsSaidOfSomethingElseThanTheContainer_IsNoEmptyStore()
    {
        var gateway = new ScriptedHttp((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound)));
        var options = new BlobClientOptions { Transport = new Azure.Core.Pipeline.HttpClientTransport(gateway) };
        var store = new BlobContentStore(new(new Uri("https://account.example/briefs"), options));

        var exception = await Assert.ThrowsAsync<SystemResourceException>(
            async () => await store.ListAsync("index/", CancellationToken.None).ToListAsync());

        Assert.Contains("answered 404", exception.Message, StringComparison.Ordinal);
    }

    private static Task<SystemResourceException> ReadFailureAsync(BlobContentStore store) =>
        Assert.ThrowsAsync<SystemResourceException>(() => store.GetAsync("runs/r1/brief.json", CancellationToken.None));

    private static Azure.Core.TokenCredential NoIdentity => new Azure.Identity.DefaultAzureCredential();

    private static BlobContentStore StoreOf(string connectionString) =>
        new(BlobContentStore.Connect(new ContentStoreOptions { ConnectionString = connectionString }, NoIdentity));

    /// <summary>Content that is opened and not yet read, and what is asked of the store from then on.</summary>
    private async Task<Stream> OpenHalfMegabyteAsync(SeenRequests seen)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(seen, Azure.Core.HttpPipelinePosition.PerCall);
        var store = new BlobContentStore(new(azurite.ConnectionString, NewContainer().Name, options));
        await store.PutAsync("runs/r1/audio.mp3", new BinaryData(new byte[500_000]), "audio/mpeg", CancellationToken.None);
        seen.Reads.Clear();
        return (await store.OpenAsync("runs/r1/audio.mp3", CancellationToken.None))!.Stream;
    }

    private BlobContainerClient NewContainer()
    {
        Assert.SkipWhen(azurite.ConnectionString is null, azurite.WhyNot);
        var options = new ContentStoreOptions
        {
            ConnectionString = azurite.ConnectionString,
            Container = $"briefs-{Interlocked.Increment(ref _containers)}",
        };
        return BlobContentStore.Connect(options, NoIdentity);
    }
}
