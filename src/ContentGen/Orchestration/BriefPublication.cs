using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Tracing;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// Publishes a brief at the end of a run, within what is left of the run's time. A store that cannot be written does not stop the run; the
/// brief is then published later.
/// </summary>
internal static class BriefPublication
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);

    /// <param name="runEnds">When the run's time limit is over.</param>
    /// <param name="speechFrom">The run whose content the audio is, when it is not the brief's own; its audio replaces the brief's.</param>
    /// <param name="trace">What the run did; null when it is not kept.</param>
    /// <returns>True when the brief is in the store.</returns>
    public static async Task<bool> PublishAsync(
        TaskOrchestrationContext context, Brief brief, RunSettings settings, DateTime runEnds, string? speechFrom = null, RunTrace? trace = null)
    {
        using var published = new CancellationTokenSource();
        TimeSpan limit = LimitOf(settings.RunDeadline / 10, runEnds - context.CurrentUtcDateTime);
        TimeSpan interval = limit / 4 < LongestInterval ? limit / 4 : LongestInterval;
        var call = new PublishCall(brief, brief.Sections[SectionName.Audio].Source is SectionSource.Live or SectionSource.Cached, speechFrom, trace);
        Task publish = context.CallActivityAsync<string>(
            ActivityName.PublishBrief, call, TaskOptions.FromRetryPolicy(new RetryPolicy(3, interval, 2, limit, limit)));
        Task tooLong = context.CreateTimer(limit, published.Token);

        await Task.WhenAny(publish, tooLong);
        published.Cancel();
        if (!publish.IsCompletedSuccessfully && context.HasStepsOf(RunVersion.Guarded))
            PublishLaterOrchestrator.Start(context, call);
        return publish.IsCompletedSuccessfully;
    }

    // What is left of the run, but no more than publishing may take; a tenth of the reserve stays for the last status.
    private static TimeSpan LimitOf(TimeSpan tenth, TimeSpan left)
    {
        TimeSpan most = tenth > ShortestLimit ? tenth : ShortestLimit;
        TimeSpan least = tenth / 3 < ShortestLimit ? tenth / 3 : ShortestLimit;
        TimeSpan limit = left - (least / 3);
        return limit > most ? most : limit < least ? least : limit;
    }
}
