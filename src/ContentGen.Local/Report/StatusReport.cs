using System.Globalization;
using ContentGen.Local.Progress;
using ContentGen.Runs;

namespace ContentGen.Local.Report;

/// <summary>A run that has no brief: how far it is, or how it ended.</summary>
internal static class StatusReport
{
    public static IEnumerable<string> Lines(RunStatus status) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Run {status.RunId}: {status.Status.ToString().ToUpperInvariant()}, {status.Progress.Completed} of {status.Progress.Total} agents ended, no brief."),
        .. ProgressBoard.From(status).Rows.Select(row => $"  {row.Name.PadRight(ProgressText.NameWidth)} {ProgressText.Describe(row)}"),
    ];
}
