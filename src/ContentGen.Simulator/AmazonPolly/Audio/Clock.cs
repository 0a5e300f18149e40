namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// The running time of a timeline, in milliseconds. Natural pauses do not add up, breaks do, and the longer of the two is heard.
/// </summary>
internal sealed class Clock(double start)
{
    private double _naturalMs;
    private double _breaksMs;

    public double Now { get; private set; } = start;

    public void Advance(double milliseconds) => Now += milliseconds;

    public void Pause(double milliseconds) => _naturalMs = Math.Max(_naturalMs, milliseconds);

    public void Break(double milliseconds) => _breaksMs += milliseconds;

    public double AfterPause() => Now + Math.Max(_naturalMs, _breaksMs);

    /// <summary>Ends the pause and tells when speech goes on.</summary>
    public double Resume()
    {
        Now = AfterPause();
        _naturalMs = _breaksMs = 0;
        return Now;
    }
}
