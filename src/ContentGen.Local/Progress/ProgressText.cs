using ContentGen.Agents;

namespace ContentGen.Local.Progress;

/// <summary>The words of an agent's line, or the audio's.</summary>
internal static class ProgressText
{
    public const int NameWidth = 17;

    /// <summary>Such as <c>completed, live, 0.5 s</c> or <c>retrying, attempt 2 failed: Bedrock is down</c>.</summary>
    public static string Describe(AgentProgress row)
    {
        var parts = new List<string> { row.Status.ToString().ToLowerInvariant() };
        if (row.Source is { } source)
        {
            parts.Add(source.ToString().ToLowerInvariant());
        }

        if (row.Attempts > 1 || row.Status == AgentState.Retrying)
        {
            parts.Add($"attempt {row.Attempts}{(row.Status == AgentState.Retrying ? " failed" : "")}");
        }

        if (row.DurationMs is { } duration)
        {
            parts.Add(Seconds(TimeSpan.FromMilliseconds(duration)));
        }

        return string.Join(", ", parts) + (ShowsError(row) ? $": {row.Error!.ReplaceLineEndings(" ")}" : "");
    }

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0} s";

    private static bool ShowsError(AgentProgress row) => row.Error is not null && row.Status is not AgentState.Completed;
}
