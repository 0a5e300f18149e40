namespace ContentGen.Testing;

/// <summary>
/// The waits between looks at something: short at first, and up to a second for what takes long, so that looking costs little.
/// </summary>
public sealed class Pace(TimeSpan first) : IDisposable
{
    private const double Growth = 1.08;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly PeriodicTimer _timer = new(first);

    public async Task NextAsync(CancellationToken cancellationToken = default)
    {
        await _timer.WaitForNextTickAsync(cancellationToken);
        var next = _timer.Period * Growth;
        _timer.Period = next < Longest ? next : Longest;
    }

    public void Dispose() => _timer.Dispose();
}
