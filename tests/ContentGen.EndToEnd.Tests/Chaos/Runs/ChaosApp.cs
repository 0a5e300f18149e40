using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>What chaos asks of a served app and its simulator.</summary>
internal static class ChaosApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts an app that serves <see cref="NewsPages"/>.</summary>
    /// <param name="isUnhurried">Whether its services take their time, so that runs are caught in the middle.</param>
    public static Task<HostedApp> StartAsync(
        TemporaryFolder folder, IReadOnlyDictionary<string, string?> settings, bool isUnhurried = false) =>
        HostedApp.StartAsync(Path.Combine(folder.Path, "data"), settings, new()
        {
            NewsFile = folder.File("news.json", NewsPages.ToJson()),
            Seed = ChaosSettings.Seed,
            Latency = isUnhurried ? SimulatorLatency.Default : SimulatorLatency.None,
        });

    /// <summary>Starts one in a process of its own, which can be killed.</summary>
    public static Task<ServedProcess> StartProcessAsync(TemporaryFolder folder, IReadOnlyDictionary<string, string?> settings) =>
        ServedProcess.StartAsync(
        Path.Combine(folder.Path, "data"), settings, "--news", folder.File(
            "news.json", NewsPages.ToJson()), "--seed", $"{ChaosSettings.Seed}");

    /// <summary>Closed breakers, no calls counted, and the given faults in force.</summary>
    public static async Task PrepareAsync(this ServedApp app, JsonObject faults)
    {
        await app.SetFaultsAsync(FaultPlans.None);
        await app.ResetBreakersAsync();
        await app.ForgetCallsAsync();
        await app.SetFaultsAsync(faults);
    }

    public static async Task ForgetCallsAsync(this ServedApp app) =>
        (await app.Simulator.DeleteAsync("requests")).EnsureSuccessStatusCode();

    /// <summary>The calls served, once no more come in: a call whose caller left is counted a moment later.</summary>
    public static async Task<ServedCalls> ServedCallsAsync(this ServedApp app)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        ServedCalls before, now = await CountAsync(app);
        do
        {
            await pace.WaitForNextTickAsync();
            (before, now) = (now, await CountAsync(app));
        }
        while (now.Total != before.Total);
        return now;
    }

    /// <summary>Services whose breaker lets no call through now.</summary>
    public static async Task<IReadOnlyList<string>> OpenServicesAsync(this ServedApp app)
    {
        var breakers = await app.Http.GetFromJsonAsync<JsonElement>("api/circuit-breakers");
        return [.. breakers.GetProperty("circuitBreakers").EnumerateArray()
            .Where(breaker => breaker.GetProperty("state").GetString() == "OPEN")
            .Select(breaker => breaker.GetProperty("service").GetString()!)];
    }

    private static async Task ResetBreakersAsync(this ServedApp app)
    {
        foreach (var service in FaultPlans.Services)
        {
            (await app.Http.PostAsync($"api/circuit-breakers/{service}/reset", null)).EnsureSuccessStatusCode();
        }

        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(Patience);
        while ((await app.OpenServicesAsync()).Count > 0)
        {
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<ServedCalls> CountAsync(ServedApp app) =>
        ServedCalls.Read(await app.Simulator.GetFromJsonAsync<JsonElement>("requests"));
}
