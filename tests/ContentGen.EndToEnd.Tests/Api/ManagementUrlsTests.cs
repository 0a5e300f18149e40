using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>The key in the built-in addresses opens every run of the hub; a deployment may leave it out.</summary>
public sealed class ManagementUrlsTests : IDisposable
{
    private const string SystemKey = "system-key-2f60";

    private static readonly string[] Addresses =
        ["statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "suspendPostUri", "resumePostUri", "purgeHistoryDeleteUri"];

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_WithKey_AnswersWithAddressesThatOpen()
    {
        await using var app = await StartAsync("WithKey");

        using var start = await app.Http.PostAsJsonAsync("api/generate-fresh?code=function-key-2f60", new { });
        var accepted = await start.Content.ReadFromJsonAsync<JsonElement>();
        using var status = await app.Http.GetAsync(accepted.GetProperty("statusQueryGetUri").GetString());

        Assert.True(status.IsSuccessStatusCode, status.StatusCode.ToString());
        Assert.All(Addresses, name => Assert.Contains($"code={SystemKey}", accepted.GetProperty(name).GetString()));
        Assert.Contains(SystemKey, start.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Start_WithoutKey_AnswersWithAddressesThatNeedOneAndWithAStatusThatNeedsNone()
    {
        await using var app = await StartAsync("WithoutKey");

        using var start = await app.Http.PostAsJsonAsync("api/generate-fresh?code=function-key-2f60", new { });
        var accepted = await start.Content.ReadFromJsonAsync<JsonElement>();
        using var builtIn = await app.Http.GetAsync(accepted.GetProperty("statusQueryGetUri").GetString());
        using var own = await app.Http.GetAsync(accepted.GetProperty("statusUrl").GetString());

        Assert.Equal(HttpStatusCode.Accepted, start.StatusCode);
        Assert.DoesNotContain(SystemKey, accepted.GetRawText() + start.Headers);
        Assert.All(Addresses, name => Assert.Contains(accepted.GetProperty("runId").GetString()!, accepted.GetProperty(name).GetString()));
        Assert.Equal(HttpStatusCode.Unauthorized, builtIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    private Task<HostedApp> StartAsync(string managementUrls) => HostedApp.StartAsync(_data.Path, new Dictionary<string, string?>
    {
        ["ContentGen__ManagementUrls"] = managementUrls,
        ["FunctionsHost__EnforceKeys"] = "true",
        ["FunctionsHost__Keys__Function"] = "function-key-2f60",
        ["FunctionsHost__Keys__System"] = SystemKey,
    });
}
