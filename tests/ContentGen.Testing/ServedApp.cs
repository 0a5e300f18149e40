using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.Testing;

/// <summary>An app that is served with a simulator of its own, and clients for both.</summary>
public abstract class ServedApp(Uri app, Uri simulator) : IAsyncDisposable
{
    public HttpClient Http { get; } = Client(app);

    public HttpClient Simulator { get; } = Client(simulator);

    /// <returns>The run's id.</returns>
    public Task<string> StartRunAsync(object? body = null, string? idempotencyKey = null) => Http.StartRunAsync(body, idempotencyKey);

    /// <inheritdoc cref="RunRequests.FollowRunAsync"/>
    public Task<List<JsonElement>> FollowAsync(string runId, Func<JsonElement, bool>? enough = null) => Http.FollowRunAsync(runId, enough);

    public async Task<JsonElement> BriefAsync(string runId) => await Http.GetFromJsonAsync<JsonElement>($"api/briefs/{runId}");

    public async Task SetFaultsAsync(object faults) => (await Simulator.PutAsJsonAsync("faults", faults)).EnsureSuccessStatusCode();

    /// <summary>Ends the app and its simulator.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        Simulator.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// The settings that no test has to ask for: no test expects the brief of 13:00 or 23:00 UTC beside its own, unless it sets editions.
    /// </summary>
    protected static Dictionary<string, string?> WithDefaults(IReadOnlyDictionary<string, string?>? settings)
    {
        Dictionary<string, string?> all = new(settings ?? new Dictionary<string, string?>());
        all.TryAdd("Editions__0__Name", "daily");
        return all;
    }

    protected abstract Task StopAsync();

    // What a test asks is no part of a trace.
    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = address };
}
