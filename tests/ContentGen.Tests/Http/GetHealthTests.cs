using System.Net;
using ContentGen.Briefs;
using ContentGen.Http;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Http;

public sealed class GetHealthTests
{
    [Theory]
    [InlineData(false, HttpStatusCode.OK, "healthy")]
    [InlineData(true, HttpStatusCode.ServiceUnavailable, "unhealthy")]
    public async Task RunAsync_StoreUpOrDown_SaysSo(bool isDown, HttpStatusCode expected, string status)
    {
        var store = new MemoryContentStore { IsDown = isDown };
        using var probe = new ContentStoreProbe(store, TimeProvider.System, NullLogger<ContentStoreProbe>.Instance);
        var function = new GetHealth(probe, Options.Create(new BriefsOptions { Folder = "/secret/place" }));

        var response = await function.RunAsync(new FakeRequest("http://127.0.0.1:7071/api/health"), CancellationToken.None);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(status, response.Json().GetProperty("status").GetString());
        Assert.Equal("files", response.Json().GetProperty("store").GetProperty("kind").GetString());
        Assert.DoesNotContain("/secret/place", response.Text(), StringComparison.Ordinal);
    }
}
