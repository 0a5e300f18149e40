namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Faults that come and go: every few hundred milliseconds other services fail in another way, or none does.</summary>
internal sealed class FaultWeather(ServedApp app, int seed)
{
    private const int MostServices = 3;

    private static readonly TimeSpan Spell = TimeSpan.FromMilliseconds(250);

    private readonly Random _random = new(seed);

    /// <summary>Spells of faults that there were.</summary>
    public int Storms { get; private set; }

    /// <summary>Changes the weather until the token stops it, and leaves it fair.</summary>
    public async Task BlowAsync(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Spell);
        try
        {
            do
            {
                await ChangeAsync();
            }
            while (await pace.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            await app.SetFaultsAsync(FaultPlans.None);
        }
    }

    private Task ChangeAsync()
    {
        var failing = _random.Next(MostServices + 1);
        if (failing == 0)
        {
            return app.SetFaultsAsync(FaultPlans.None);
        }

        Storms++;
        var mode = FaultPlans.Modes[_random.Next(FaultPlans.Modes.Count)];
        return app.SetFaultsAsync(FaultPlans.Down(FaultPlans.Services.OrderBy(_ => _random.Next()).Take(failing), mode));
    }
}
