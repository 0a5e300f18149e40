using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;

namespace ContentGen.EndToEnd.Tests.Fuzz;

/// <summary>The served app with keys enforced and one delivered brief.</summary>
public sealed class FuzzedApp : IAsyncLifetime
{
    private const string FunctionKey = "fuzz-function-key-5d1e", SystemKey = "fuzz-system-key-81ca";

    private readonly TemporaryFolder _data = new();
    private ServedApp _served = null!;

    internal KnownThings Known { get; private set; } = null!;

    public HttpClient Http => _served.Http;

    public string DataFolder => _data.Path;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedProcess.StartAsync(_data.Path, new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["FunctionsHost__EnforceKeys"] = "true",
            ["FunctionsHost__Keys__Function"] = FunctionKey,
            ["FunctionsHost__Keys__System"] = SystemKey,
            ["ContentGen__StartLimit__PermitLimit"] = "1000000",
        });
        Http.DefaultRequestHeaders.Add("x-functions-key", FunctionKey);
        var runId = await DeliverAsync();
        var brief = await _served.BriefAsync(runId);
        using var audio = await Http.GetAsync($"api/briefs/{runId}/audio");
        Known = new(runId, brief.GetProperty("traceId").GetString()!, audio.Headers.ETag!.Tag, FunctionKey, SystemKey);
    }

    /// <summary>Starts a run and waits for its brief.</summary>
    public async Task<string> DeliverAsync()
    {
        var runId = await _served.StartRunAsync(new { maxStories = 2, forceFresh = true });
        var seen = await _served.FollowAsync(runId);
        Assert.Equal("COMPLETED", seen[^1].GetProperty("status").GetString());
        return runId;
    }

    /// <summary>Ids of all orchestrations, by the management API.</summary>
    public async Task<string[]> InstancesAsync()
    {
        using var http = new HttpClient { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Add("x-functions-key", SystemKey);
        var instances = await http.GetFromJsonAsync<JsonElement>("runtime/webhooks/durabletask/instances?top=100000&showInput=false");
        return [.. instances.EnumerateArray().Select(
            instance => instance.GetProperty("instanceId").GetString()!).Where(id => !id.StartsWith('@'))];
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _data.Dispose();
    }
}
