using System.Diagnostics;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>The time that a killed program was away, and was slow after its start: no time of the runs'.</summary>
internal sealed class Downtime
{
    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(15);

    private readonly Stopwatch _away = new();
    private int _kills;

    public TimeSpan Total => _away.Elapsed + (_kills * Cold);

    public void Begin()
    {
        _kills++;
        _away.Start();
    }

    public void End() => _away.Stop();
}
