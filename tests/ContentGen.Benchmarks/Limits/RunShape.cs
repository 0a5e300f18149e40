namespace ContentGen.Benchmarks.Limits;

/// <summary>What the least durable engine would store for one run: rows as large as this engine's, in as many steps.</summary>
/// <param name="Checkpoints">Steps, each stored before its effect is seen.</param>
/// <param name="Events">Rows of history in all.</param>
/// <param name="Items">Work items and messages in all; each is inserted by one step and deleted by a later one.</param>
internal sealed record RunShape(int Checkpoints, int Events, int Items)
{
    public const int EventBytes = 120;
    public const int InstanceBytes = 300;
    public const int ItemBytes = 150;

    /// <summary>A new run: its row, and the message that starts it.</summary>
    public static RunShape Start { get; } = new(1, 0, 1);

    /// <summary>One activity of a sequence: result in, next activity out.</summary>
    public static RunShape Hop { get; } = new(1, 3, 1);

    public static RunShape HelloCities { get; } = new(7, 18, 6);

    /// <summary>When results arrive one by one; those that arrive together share a step.</summary>
    public static RunShape FanOut { get; } = new(12, 33, 11);

    public static RunShape Signal { get; } = new(1, 0, 1);
}
