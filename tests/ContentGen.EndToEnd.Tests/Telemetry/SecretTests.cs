using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>Keys that callers send, in addresses too, stay out of telemetry and log, turned up as far as they go.</summary>
[Collection(Processes.Name)]
public sealed class SecretTests : IAsyncLifetime
{
    private const string FunctionKey = "function-key-e91c", SystemKey = "system-key-47d0";

    private readonly TemporaryFolder _data = new();
    private OtlpReceiver _receiver = null!;
    private ServedApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        _app = await ServedProcess.StartAsync(_data.Path, new Dictionary<string, string?>(
            [.. AppSettings.QuickRetries, .. _receiver.Settings])
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["AzureFunctionsJobHost__logging__logLevel__default"] = "Trace",
            ["FunctionsHost__EnforceKeys"] = "true",
            ["FunctionsHost__Keys__Function"] = FunctionKey,
            ["FunctionsHost__Keys__System"] = SystemKey,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _receiver.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Run_StartedAndManagedWithKeysInAddresses_LeavesThemNowhere()
    {
        using var start = await _app.Http.PostAsJsonAsync($"api/generate-fresh?code={FunctionKey}", new { maxStories = 1 });
        var accepted = await start.Content.ReadFromJsonAsync<JsonElement>();
        var status = accepted.GetProperty("statusQueryGetUri").GetString()!;
        Assert.EndsWith($"?code={SystemKey}", status);
        (await _app.Http.GetAsync(status)).EnsureSuccessStatusCode();
        await _app.FollowAsync(accepted.GetProperty("runId").GetString()!);
        await _receiver.UntilAsync(seen => seen.Spans().Any(span => span.Tags.GetValueOrDefault("faas.name") == "PublishBrief"));

        var all = _receiver.Everything + await LogAsync();

        Assert.Contains("GenerateFresh", all);
        Assert.DoesNotContain(FunctionKey, all);
        Assert.DoesNotContain(SystemKey, all);
    }

    private async Task<string> LogAsync()
    {
        await using var file = new FileStream(
            Path.Combine(_data.Path, "contentgen.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
