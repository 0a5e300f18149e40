namespace ContentGen.Runs;

/// <param name="Completed">Agents that have ended, well or not.</param>
/// <param name="Percentage">0 to 100.</param>
public sealed record RunProgress(int Completed, int Total, int Percentage);
