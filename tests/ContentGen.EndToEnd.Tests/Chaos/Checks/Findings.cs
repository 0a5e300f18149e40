using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>Everything that is wrong with one run, each with the run's number and id.</summary>
internal static class Findings
{
    public static bool IsDelivered(WatchedRun run) => run is { Brief: not null, Last.State: "COMPLETED" or "PARTIAL" };

    /// <summary>From the first status to the last; null while the run has not ended.</summary>
    public static TimeSpan? Took(WatchedRun run) => run.HasEnded ? run.Last!.Time("lastUpdated") - run.Last.Time("startedAt") : null;

    public static IEnumerable<string> Of(WatchedRun run, TimeSpan deadline) =>
        [.. Delivery(run, deadline).Concat(StatusChecks.Of(run.Readings)).Concat(InBrief(run)).Select(
            text => $"run {run.Number} ({run.RunId}): {text}")];

    private static IEnumerable<string> Delivery(WatchedRun run, TimeSpan deadline)
    {
        if (run.Trouble is not null)
        {
            yield return run.Trouble;
        }

        if (!IsDelivered(run))
        {
            yield return $"not delivered; the last status was {run.Last?.State ?? "never read"}";
        }

        if (Took(run) > deadline)
        {
            yield return $"took {Took(run)!.Value.TotalSeconds:F1} s";
        }
    }

    private static IEnumerable<string> InBrief(WatchedRun run) => IsDelivered(run) ? BriefChecks.Of(run, new(run.Brief!.Value)) : [];
}
