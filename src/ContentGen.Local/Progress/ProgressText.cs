using System.Globalization;
using ContentGen.Agents;

namespace ContentGen.Local.Progress;

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
