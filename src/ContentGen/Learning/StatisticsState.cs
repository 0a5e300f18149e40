namespace ContentGen.Learning;

/// <summary>Statistics by step.</summary>
public sealed record StatisticsState
{
    public Dictionary<string, StepStatistics> Steps { get; init; } = [];
}
