using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Local.Progress;

/// <summary>One agent, or the audio, on the board.</summary>
/// <param name="Pair">1 to 3; rows of one pair run at the same time.</param>
/// <param name="Error">The last attempt's failure; null when none failed.</param>
internal sealed record ProgressRow(
    int Pair, string Name, AgentState State, int Attempts, long? DurationMs, SectionSource? Source, string? Error)
{
    public bool HasEnded => State is AgentState.Completed or AgentState.Failed or AgentState.Skipped;
}
