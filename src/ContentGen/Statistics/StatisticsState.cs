namespace ContentGen.Statistics;

/// <summary>Statistics by step.</summary>
public sealed record StatisticsState
{
    public Dictionary<string, StepStatistics> Steps { get; init; } = [];
}
