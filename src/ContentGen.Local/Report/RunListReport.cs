using System.Globalization;
using ContentGen.Http.Endpoints;
using ContentGen.Local.Progress;
using ContentGen.Runs;

namespace ContentGen.Local.Report;

/// <summary>The list of briefs, a line each.</summary>
internal static class RunListReport
{
    private const int StatusWidth = 9;
    private const int LongestTitle = 48;

    public static IEnumerable<string> Lines(BriefList list) => list.Briefs.Count == 0
        ? ["No briefs are kept yet."]
        : [.. Rows(list.Briefs), .. list.After is null ? [] : new[] { "There are older ones; --limit shows more." }];

    private static IEnumerable<string> Rows(IReadOnlyList<BriefSummary> briefs)
    {
        var id = briefs.Max(brief => brief.RunId.Length);
        return briefs.Select(brief =>
            $"{brief.RunId.PadRight(id)}  {brief.GeneratedAt.UtcDateTime:yyyy-MM-dd HH:mm}  "
            + $"{StatusOf(brief).PadRight(StatusWidth)}  {Length(brief),5}  {Title(brief)}");
    }

    private static string StatusOf(BriefSummary brief) => brief.Emergency ? "EMERGENCY" : brief.Status.ToString().ToUpperInvariant();

    private static string Length(BriefSummary brief) => brief.DurationSeconds is { } seconds
        ? TimeSpan.FromSeconds(seconds).ToString("m\\:ss", CultureInfo.InvariantCulture)
        : "-";

    private static string Title(BriefSummary brief) => brief.Title switch
    {
        null => "(no stories)",
        { Length: > LongestTitle } title => title[..(LongestTitle - 1)] + "…",
        var title => title,
    };
}

/// <summary>A run that has no brief: how far it is, or how it ended.</summary>
internal static class StatusReport
{
    public static IEnumerable<string> Lines(RunStatus status) =>
    [
        $"Run {status.RunId}: {status.Status.ToString().ToUpperInvariant()}, "
        + $"{status.Progress.Completed} of {status.Progress.Total} agents ended, no brief.",
        .. status.Agents.Select(row => $"  {row.Name.PadRight(ProgressText.NameWidth)} {ProgressText.Describe(row)}"),
    ];
}
