using ContentGen.Agents;

namespace ContentGen.Local.Progress;

/// <summary>How full an agent's bar is. Nobody knows how long a model will take, so a running bar slows down and never fills.</summary>
internal sealed class ProgressBar
{
    public const int Width = 20;

    private static readonly TimeSpan HalfTime = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimeSpan> _begun = [];

    public string Draw(ProgressRow row, TimeSpan elapsed)
    {
        var filled = (int)Math.Round(Fraction(row, elapsed) * Width);
        return new string('━', filled) + new string('─', Width - filled);
    }

    private double Fraction(ProgressRow row, TimeSpan elapsed)
    {
        if (row.HasEnded)
        {
            return 1;
        }

        if (row.State == AgentState.Waiting)
        {
            return 0;
        }

        _begun.TryAdd(row.Name, elapsed);
        return 0.95 * (1 - Math.Pow(0.5, (elapsed - _begun[row.Name]) / HalfTime));
    }
}
