namespace ContentGen.ReliabilityTests;

/// <summary>
/// What is validated: the deployment at <c>CONTENTGEN_BASE_URL</c>, or the program started here. Writes the report at the end.
/// </summary>
public sealed class Deployment : IAsyncLifetime
{
    // A deployment that sleeps is woken before anything is measured.
    private static readonly TimeSpan WakingUp = TimeSpan.FromMinutes(3);

    private TemporaryFolder? _folder;
    private ServedApp? _served;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The program started here and its simulator; null for a deployment.</summary>
    public ServedApp? Served => _served;

    /// <summary>Where the program started here sends its telemetry; null for a deployment.</summary>
    internal OtlpReceiver? Telemetry { get; private set; }

    internal ReliabilityReport Report { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Http = ReliabilitySettings.BaseUrl is { } url ? Remote(url) : await LocalAsync();
        Report.Target = Http.BaseAddress!.GetLeftPart(
            UriPartial.Authority) + (ReliabilitySettings.IsLocal ? " (started here, against the simulator)" : "");
        using var patience = new CancellationTokenSource(WakingUp);
        using var health = await Http.GetAsync("api/health", patience.Token);
        health.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Report.Save();
        if (_served is null)
        {
            Http?.Dispose();
        }
        else
        {
            await _served.DisposeAsync();
        }

        if (Telemetry is not null)
        {
            await Telemetry.DisposeAsync();
        }

        _folder?.Dispose();
    }

    private static HttpClient Remote(Uri url) =>
        new(new CallerKeys(
            ReliabilitySettings.FunctionKey,
            ReliabilitySettings.ReadKey)
        { InnerHandler = new SocketsHttpHandler() })
        { BaseAddress = url };

    private async Task<HttpClient> LocalAsync()
    {
        _folder = new TemporaryFolder();
        Telemetry = await OtlpReceiver.StartAsync();
        _served = await ServedProcess.StartAsync(
            _folder.Path, new Dictionary<string, string?>([.. AppSettings.TwoAttempts, .. Telemetry.Settings]));
        return _served.Http;
    }
}
