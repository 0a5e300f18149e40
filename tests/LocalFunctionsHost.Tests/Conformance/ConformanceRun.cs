using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>
/// Starts the conformance app once and runs every transcript against it: most of them side by side, those that need the app for themselves
/// after.
/// </summary>
public abstract class ConformanceRun : IAsyncLifetime
{
    private const int Parallel = 12;

    private readonly Dictionary<string, Task> _results = [];
    private readonly ScenarioClient _client = new();
    private readonly string _run = "r" + Guid.NewGuid().ToString("N")[..7];
    private readonly TemporaryFolder _data = new();
    private FunctionsHost? _host;

    /// <summary>Why nothing can be run here; null when it can.</summary>
    public virtual string? Missing => null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        _host = await FunctionsHost.StartAsync(await OptionsAsync(_data.Path));
        var scenarios = Scenario.Names().Select(Scenario.Load).ToList();
        var slots = new SemaphoreSlim(Parallel);
        foreach (var scenario in scenarios.Where(scenario => !scenario.IsExclusive))
        {
            _results[scenario.Name] = RunAsync(scenario, slots);
        }

        var others = Task.WhenAll(_results.Values);
        foreach (var scenario in scenarios.Where(scenario => scenario.IsExclusive))
        {
            _results[scenario.Name] = others = RunAfterAsync(others, scenario);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_results.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _data.Dispose();
    }

    /// <summary>Ends when the transcript has run; throws where it differs.</summary>
    internal Task ResultAsync(string name) => _results[name];

    /// <summary>How the app is run.</summary>
    protected abstract Task<FunctionsHostOptions> OptionsAsync(string dataFolder);

    /// <summary>Many transcripts make functions fail on purpose; nobody reads what is logged of it.</summary>
    protected static void Silence(ILoggingBuilder logging) => logging.ClearProviders();

    private async Task RunAfterAsync(Task others, Scenario scenario)
    {
        await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scenario.RunAsync(_host!.BaseAddress, _run, _client);
    }

    private async Task RunAsync(Scenario scenario, SemaphoreSlim slots)
    {
        await slots.WaitAsync();
        try
        {
            await scenario.RunAsync(_host!.BaseAddress, _run, _client);
        }
        finally
        {
            slots.Release();
        }
    }
}
