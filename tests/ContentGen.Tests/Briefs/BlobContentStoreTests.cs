using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContentGen.Failures;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

public sealed class BlobContentStoreTests(Azurite azurite) : ContentStoreConformance, IClassFixture<Azurite>
{
    private static int _containers;

    protected override IContentStore CreateStore() => new BlobContentStore(NewContainer());

    [SkippableFact]
    public async Task PutAsync_ContainerMissing_MakesItWithoutPublicAccess()
    {
        var container = NewContainer();
        var store = new BlobContentStore(container);

        await store.PutAsync("runs/r1/audio.mp3", BinaryData.FromString("x"), "audio/mpeg", CancellationToken.None);

        var policy = await container.GetAccessPolicyAsync();
        Assert.Equal(PublicAccessType.None, policy.Value.BlobPublicAccess);
    }

    [SkippableFact]
    public async Task PutAsync_ContentType_IsKeptForOtherReaders()
    {
        var container = NewContainer();
        var store = new BlobContentStore(container);

        await store.PutAsync("runs/r1/audio.mp3", BinaryData.FromString("x"), "audio/mpeg", CancellationToken.None);

        var properties = await container.GetBlobClient("runs/r1/audio.mp3").GetPropertiesAsync();
        Assert.Equal("audio/mpeg", properties.Value.ContentType);
    }

    [SkippableFact]
    public async Task AnyMethod_KeyRefused_SaysSoWithoutTheKey()
    {
        Skip.If(azurite.ConnectionString is null, azurite.WhyNot);
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

    private static Task<SystemResourceException> ReadFailureAsync(BlobContentStore store) =>
        Assert.ThrowsAsync<SystemResourceException>(() => store.GetAsync("runs/r1/brief.json", CancellationToken.None));

    private static Azure.Core.TokenCredential NoIdentity => new Azure.Identity.DefaultAzureCredential();

    private static BlobContentStore StoreOf(string connectionString) =>
        new(BlobContainers.Connect(new ContentStoreOptions { ConnectionString = connectionString }, NoIdentity));

    private BlobContainerClient NewContainer()
    {
        Skip.If(azurite.ConnectionString is null, azurite.WhyNot);
        var options = new ContentStoreOptions
        {
            ConnectionString = azurite.ConnectionString,
            Container = $"briefs-{Interlocked.Increment(ref _containers)}",
        };
        return BlobContainers.Connect(options, NoIdentity);
    }
}
