using ContentGen.Runs;

namespace ContentGen.Briefs;

/// <summary>A run's status in the words of <c>agent-status</c>.</summary>
internal static class TraceStatus
{
    public static string Of(RunState state) => state.ToString().ToUpperInvariant();
}
