using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.Testing;

/// <summary><c>serve</c> on free ports with a data folder of its own, and clients for the app and for the simulator.</summary>
public sealed class ServedApp : IAsyncDisposable
{
    // Without espeak-ng on its path the simulator answers with silence at once, and a loaded machine needs no longer limits.
    private const string NoSpeech = "";

    private readonly LocalProcess _process;

    private ServedApp(LocalProcess process, Uri app, Uri simulator)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = app };
        Simulator = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = simulator };
    }

    public HttpClient Http { get; }

    public HttpClient Simulator { get; }

    /// <summary>Starts the program and waits until it serves; see <c>serve --help</c> for <paramref name="arguments"/>.</summary>
    public static async Task<ServedApp> StartAsync(string dataFolder, IReadOnlyDictionary<string, string?>? settings = null, params string[] arguments)
    {
        // No test expects the brief of 13:00 or 23:00 UTC beside its own.
        var environment = new Dictionary<string, string?> { ["ContentGen__Schedule__BriefTimes"] = "", ["PATH"] = NoSpeech };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            environment.TryAdd(name, value);
        }

        var process = LocalProcess.Start(environment, ["serve", "--port", "0", "--simulator-port", "0", "--data", dataFolder, .. arguments]);
        var app = (await process.LineAsync(@"ContentGen listens on (http://\S+)")).Groups[1].Value;
        var simulator = (await process.LineAsync(@"simulator listens on (http://[^\s/]+/)")).Groups[1].Value;
        await process.LineAsync("Ctrl\\+C stops");
        return new(process, new Uri(app), new Uri(simulator));
    }

    public Task<string> StartRunAsync(object? body = null, string? idempotencyKey = null) => Http.StartRunAsync(body, idempotencyKey);

    /// <inheritdoc cref="RunRequests.FollowRunAsync"/>
    public Task<List<JsonElement>> FollowAsync(string runId, Func<JsonElement, bool>? enough = null) => Http.FollowRunAsync(runId, enough);

    public async Task<JsonElement> BriefAsync(string runId) => await Http.GetFromJsonAsync<JsonElement>($"api/briefs/{runId}");

    public async Task SetFaultsAsync(object faults) => (await Simulator.PutAsJsonAsync("faults", faults)).EnsureSuccessStatusCode();

    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        _process.Dispose();
        Http.Dispose();
        Simulator.Dispose();
    }
}
