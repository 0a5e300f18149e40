using ContentGen.Http.Endpoints;

namespace ContentGen.Local.Report;

/// <summary>A script as an editor reads it in a terminal.</summary>
internal static class ScriptReport
{
    public static IEnumerable<string> Lines(ScriptView script, int width) =>
    [
        $"Script of run {script.RunId}, " + (script.ReviewUntil is { } until
            ? $"revision {script.Revision}, waits for review until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
            : "which does not wait"),
        "",
        .. script.Sentences.SelectMany((sentence, at) => Sentence(sentence, at, width)),
    ];

    private static IEnumerable<string> Sentence(ScriptLineView sentence, int at, int width)
    {
        var speaker = sentence.Speaker is { } name ? $"{name}: " : "";
        var stories = sentence.StoryIds.Count > 0 ? $" [{string.Join(", ", sentence.StoryIds)}]" : "";
        return
        [
            .. TextWrap.Lines($"{at + 1}. {speaker}{sentence.Text}{stories}", width, "  ", "     "),
            .. sentence.Problem is { } problem ? TextWrap.Lines($"! {problem}", width, "     ", "       ") : [],
        ];
    }
}

/// <summary>The editions, a few lines each.</summary>
internal static class EditionReport
{
    public static IEnumerable<string> Lines(EditionList list) => list.Editions.SelectMany(edition => (string[])
    [
        $"{edition.Name}: {edition.Title}",
        $"  {Times(edition)}",
        $"  {string.Join(", ", edition.Categories)}; {edition.Language}, {edition.Country}; {edition.MaxStories} stories,"
            + $" {edition.Minutes} min, {edition.Style.ToString().ToLowerInvariant()}{(edition.Review ? ", reviewed" : "")}",
        (edition.NextAt is { } next ? $"  next: {next.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "  next: when it is asked for")
            + $"; latest: {edition.LatestRunId ?? "none yet"}",
    ]);

    private static string Times(EditionView edition) => edition.Times.Count == 0
        ? "on demand only"
        : $"{string.Join(", ", edition.Times)} {edition.TimeZone}, "
            + (edition.Days.Count == 7 ? "every day" : string.Join(", ", edition.Days));
}
