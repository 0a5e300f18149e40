namespace StandIns.Tests.Conformance;

/// <summary>
/// Starts the app once and runs every transcript against it: most of them side by side, those that need the app for themselves after.
/// </summary>
public sealed class ConformanceRun : IAsyncLifetime
{
    private const int Parallel = 12;

    private readonly Dictionary<string, Task> _results = [];
    private readonly ScenarioClient _client = new();
    private readonly string _run = "r" + Guid.NewGuid().ToString("N")[..7];
    private ConformanceApp? _app;

    public async Task InitializeAsync()
    {
        _app = await ConformanceApp.StartAsync();
        Scenario[] scenarios = [.. Scenario.Names().Select(Scenario.Load)];
        var slots = new SemaphoreSlim(Parallel);
        foreach (Scenario scenario in scenarios.Where(scenario => !scenario.IsExclusive))
            _results[scenario.Name] = RunAsync(scenario, slots);
        Task others = Task.WhenAll(_results.Values);
        foreach (Scenario scenario in scenarios.Where(scenario => scenario.IsExclusive))
            _results[scenario.Name] = others = RunAfterAsync(others, scenario);
    }

    /// <summary>Ends when the transcript has run; throws where it differs.</summary>
    internal Task ResultAsync(string name) => _results[name];

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_results.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        await _app!.DisposeAsync();
    }

    private async Task RunAfterAsync(Task others, Scenario scenario)
    {
        await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scenario.RunAsync(_app!.Address, _run, _client);
    }

    private async Task RunAsync(Scenario scenario, SemaphoreSlim slots)
    {
        await slots.WaitAsync();
        try
        {
            await scenario.RunAsync(_app!.Address, _run, _client);
        }
        finally
        {
            slots.Release();
        }
    }
}
