using System.Globalization;
using ContentGen.Agents;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Local.Progress;

/// <summary>A run's status as it is shown: a row an agent, in pairs, with the audio beside the last pair.</summary>
internal sealed record ProgressBoard(RunState State, int Percentage, IReadOnlyList<ProgressRow> Rows)
{
    private const int LastPair = 3;

    private static readonly Dictionary<string, int> Pairs = new()
    {
        [AgentName.NewsFetcher] = 1,
        [AgentName.ContentCurator] = 1,
        [AgentName.FavoriteSelector] = 2,
        [AgentName.ScriptGenerator] = 2,
    };

    public static ProgressBoard From(RunStatus status) =>
        new(status.Status, status.Progress.Percentage, [.. status.Agents.Select(ToRow)]);

    private static ProgressRow ToRow(AgentProgress agent) => new(
        Pairs.GetValueOrDefault(agent.Name, LastPair),
        agent.Name,
        agent.Status,
        agent.Attempts,
        agent.DurationMs,
        agent.Source,
        agent.Error);
}

/// <summary>One agent, or the audio, on the board.</summary>
/// <param name="Pair">1 to 3; rows of one pair run at the same time.</param>
/// <param name="Error">The last attempt's failure; null when none failed.</param>
internal sealed record ProgressRow(
    int Pair, string Name, AgentState State, int Attempts, long? DurationMs, SectionSource? Source, string? Error)
{
    public bool HasEnded => State is AgentState.Completed or AgentState.Failed or AgentState.Skipped;
}

/// <summary>A row's words.</summary>
internal static class ProgressText
{
    public const int NameWidth = 17;

    /// <summary>Such as <c>completed, live, 0.5 s</c> or <c>retrying, attempt 2 failed: Bedrock is down</c>.</summary>
    public static string Describe(ProgressRow row)
    {
        var parts = new List<string> { row.State.ToString().ToLowerInvariant() };
        if (row.Source is { } source)
        {
            parts.Add(source.ToString().ToLowerInvariant());
        }

        if (row.Attempts > 1 || row.State == AgentState.Retrying)
        {
            parts.Add($"attempt {row.Attempts}{(row.State == AgentState.Retrying ? " failed" : "")}");
        }

        if (row.DurationMs is { } duration)
        {
            parts.Add(Seconds(TimeSpan.FromMilliseconds(duration)));
        }

        return string.Join(", ", parts) + (ShowsError(row) ? $": {row.Error!.ReplaceLineEndings(" ")}" : "");
    }

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static bool ShowsError(ProgressRow row) => row.Error is not null && row.State is not AgentState.Completed;
}
